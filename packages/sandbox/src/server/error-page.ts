import { STATUS_CODES } from "node:http";

/** An HTTP error, where there is no envelope: the page of a servlet container (inferred). */
export function writeErrorPage(status: number): Response {
  const title = `${status} ${STATUS_CODES[status]}`;
  return new Response(
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
    { status, headers: { "Content-Type": "text/html;charset=utf-8" } },
  );
}
