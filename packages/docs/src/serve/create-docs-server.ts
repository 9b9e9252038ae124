import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";

/**
 * A server of the pages in one folder. It knows their names from the start and opens nothing else: a path that is not one of them, whatever it is
 * made of, is not found.
 *
 * @throws when the folder is missing or has no page
 */
export async function createDocsServer(folder: string): Promise<Server> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const pages = new Set(
    entries.filter((entry) => entry.isFile() && entry.name.endsWith(".html")).map((entry) => entry.name),
  );
  if (pages.size === 0) throw new Error(`no pages in ${folder}; build them with \`npm run docs:build\``);
  return createServer((request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response
        .writeHead(405, { Allow: "GET, HEAD", "Content-Type": "text/plain; charset=utf-8" })
        .end("GET and HEAD only\n");
      return;
    }
    const name = pageName(request.url ?? "/");
    if (!pages.has(name)) {
      response
        .writeHead(404, { "Content-Type": "text/plain; charset=utf-8" })
        .end("There is no such page; start at /\n");
      return;
    }
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-cache",
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

function pageName(target: string): string {
  const [path = "/"] = target.split(/[?#]/);
  return path === "/" ? "index.html" : path.slice(1);
}
