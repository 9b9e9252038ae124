import { STATUS_CODES } from "node:http";

/**
 * An HTTP error, where there is no envelope.
 *
 * @assumption An unknown path gets a 404 page in HTML, as a servlet container writes it.
 */
export function writeErrorPage(status: number): Response {
  const title = `${status} ${STATUS_CODES[status]}`;
  return new Response(
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
    { status, headers: { "Content-Type": "text/html;charset=utf-8" } },
  );
}
