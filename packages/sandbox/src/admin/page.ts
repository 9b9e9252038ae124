import { Hono } from "hono";
import { readPackaged } from "../kernel/packaged.js";

/** The console: a page in the browser, with its script and style. */
export interface ConsolePage {
  /** Changes with the files. */
  readonly build: string;
  /** Texts of the files by their names; `index.html` is the page itself. */
  readonly files: Readonly<Record<string, string>>;
}

let found: ConsolePage | undefined;

/**
 * The page that was built with this package. It is read once, when the first browser asks for it.
 *
 * @throws {Error} where it was not built
 */
export function findPage(): ConsolePage {
  const page: ConsolePage = found ?? JSON.parse(readPackaged("../../dist/console/page.json"));
  found = page;
  return page;
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

/** The page itself. Browsers do not cache it, so that a sandbox of another version serves its own. */
export function showPage(): Response {
  return fileOf("index.html", "no-store") ?? new Response(null, { status: 404 });
}

/** Where the files of the page lie: they are no part of what programs are offered. */
export const PAGE_FILES = "/page/:name";

/** `GET page/{name}`: files of the page, whose names change with what is in them. */
export function pageRoutes(): Hono {
  const app = new Hono();
  app.get(PAGE_FILES, (context) => {
    const file = fileOf(context.req.param("name"), "public, max-age=31536000, immutable");
    return file ?? context.json({ error: "the console has no such file; load its page again" }, 404);
  });
  return app;
}

function fileOf(name: string, cacheControl: string): Response | undefined {
  const { files } = findPage();
  const text = Object.hasOwn(files, name) ? files[name] : undefined;
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  if (text === undefined || type === undefined) return undefined;
  return new Response(text, {
    headers: { ...HEADERS, "Content-Type": type, "Cache-Control": cacheControl, Vary: "Accept" },
  });
}
