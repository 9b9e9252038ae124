import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, relative, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};

/**
 * A server of the site in one folder. It knows the files from the start and opens nothing else: a path that is not one of them, whatever it is made of, is
 * not found.
 *
 * @throws {Error} when the folder is missing or has no page
 */
export async function createDocsServer(folder: string): Promise<Server> {
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
    });
    if (request.method === "HEAD") response.end();
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
