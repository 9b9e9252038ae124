import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";

/** The console: a page in the browser, with its script and style. */
export interface ConsolePage {
  /** Changes with the files. */
  readonly build: string;
  /** A file by its name; `index.html` is the page itself. */
  read(name: string): string | undefined;
}

/** Where the page lies: beside what was compiled, or in the folder of the build for tests that run from the sources. */
const FOLDERS = ["../console/", "../../dist/console/"];

/**
 * Finds the page that was built with this package.
 *
 * @returns `undefined` where it was not: JSON is all there is then
 */
export function findPage(): ConsolePage | undefined {
  const folder = FOLDERS.map((one) => new URL(one, import.meta.url)).find((one) =>
    existsSync(fileURLToPath(new URL("page.json", one))),
  );
  if (folder === undefined) return undefined;
  const text = (name: string): string => readFileSync(new URL(name, folder), "utf8");
  const { build, files }: { readonly build: string; readonly files: readonly string[] } = JSON.parse(text("page.json"));
  const kept = new Map<string, string>();
  return {
    build,
    read(name) {
      if (!files.includes(name)) return undefined;
      const file = kept.get(name) ?? text(name);
      kept.set(name, file);
      return file;
    },
  };
}

/**
 * What a page of the console may do: run its own script, show its own style, ask its own sandbox. Texts that came over the
 * wire can therefore start nothing, even if one were ever taken for HTML.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Headers of every file of the page. */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** Whether a reader rather takes a page than JSON: browsers name HTML, programs do not. */
export function wantsPage(accept: string | undefined): boolean {
  return accept?.includes("text/html") ?? false;
}

/** The page itself. It is never kept by the browser, so that a sandbox of another version brings its own. */
export function showPage(page: ConsolePage): Response {
  return fileOf(page, "index.html", "no-store") ?? new Response(null, { status: 404 });
}

/** `GET page/{name}`: files of the page, whose names change with what is in them. */
export function pageRoutes(page: ConsolePage | undefined): Hono {
  const app = new Hono();
  app.get("/page/:name", (context) => {
    const file = page && fileOf(page, context.req.param("name"), "public, max-age=31536000, immutable");
    return file ?? context.json({ error: "the console has no such file; load its page again" }, 404);
  });
  return app;
}

function fileOf(page: ConsolePage, name: string, cacheControl: string): Response | undefined {
  const text = page.read(name);
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  if (text === undefined || type === undefined) return undefined;
  return new Response(text, {
    headers: { ...HEADERS, "Content-Type": type, "Cache-Control": cacheControl, Vary: "Accept" },
  });
}
