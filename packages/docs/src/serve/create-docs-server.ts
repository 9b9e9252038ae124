import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { isLoopback } from "../browser/sign/is-loopback.js";
import type { ReadyLine } from "../browser/sign/read-ready-line.js";
import { LANGUAGES } from "../languages.js";
import { ADDRESS } from "../site/addresses.js";
import { withReadyLine } from "../site/ready-line.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".yaml": "application/yaml; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};

const SIGN_PAGES: ReadonlySet<string> = new Set(LANGUAGES.map(ADDRESS.sign));

/**
 * A server of the site in one folder. It knows the files from the start and opens nothing else: a path that is not one of them, whatever it is made of, is
 * not found.
 *
 * The signing page is filled in for a running sandbox. No other site can read it: there is no CORS header, it may not be framed, and under a name that a stranger
 * may have pointed at this machine it is served as it was built.
 *
 * @param ready the line of the sandbox that is running now
 * @throws {Error} when the folder is missing or has no page
 */
export async function createDocsServer(
  folder: string,
  ready: () => ReadyLine | undefined = () => undefined,
): Promise<Server> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = new Set(
    entries
      .filter((entry) => entry.isFile() && TYPES[extname(entry.name)] !== undefined)
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/")),
  );
  if (!files.has("index.html")) throw new Error(`no pages in ${folder}; build them with \`npm run docs:build\``);
  return createServer((request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      const head = { Allow: "GET, HEAD", "Content-Type": "text/plain; charset=utf-8" };
      response.writeHead(405, head).end("GET and HEAD only\n");
      return;
    }
    const name = fileName(request.url ?? "/");
    if (files.has(`${name}/index.html`)) {
      response.writeHead(301, { Location: `/${name}/` }).end();
      return;
    }
    if (!files.has(name)) {
      const head = { "Content-Type": "text/plain; charset=utf-8" };
      response.writeHead(404, head).end("There is no such page; start at /\n");
      return;
    }
    response.writeHead(200, {
      "Content-Type": TYPES[extname(name)] ?? "application/octet-stream",
      "Cache-Control": name.startsWith("assets/") ? "max-age=31536000, immutable" : "no-cache",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cross-Origin-Resource-Policy": "same-origin",
      "X-Frame-Options": "DENY",
    });
    const line = SIGN_PAGES.has(name) && isLoopback(`http://${request.headers.host}`) ? ready() : undefined;
    if (request.method === "HEAD") response.end();
    else if (line !== undefined)
      readFile(join(folder, name), "utf8").then(
        (html) => response.end(withReadyLine(html, line)),
        () => response.destroy(),
      );
    else
      createReadStream(join(folder, name))
        .on("error", () => response.destroy())
        .pipe(response);
  });
}

function fileName(target: string): string {
  const [path = "/"] = target.split(/[?#]/);
  return `${path}${path.endsWith("/") ? "index.html" : ""}`.slice(1);
}
