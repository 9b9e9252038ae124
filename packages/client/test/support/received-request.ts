/** One request as its bytes arrived. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/**
 * Reads a request from the bytes of a connection, once they are all there. Chunked bodies are left
 * as they are.
 */
export function readRequest(bytes: Buffer): ReceivedRequest | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [requestLine = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = bytes.subarray(end + 4);
  const complete = headers.has("transfer-encoding")
    ? body.includes("0\r\n\r\n")
    : body.length >= Number(headers.get("content-length") ?? 0);
  if (!complete) return undefined;
  const [method = "", target = ""] = requestLine.split(" ");
  const url = new URL(target, "http://localhost");
  return { method, target, path: url.pathname, query: url.searchParams, headers, body };
}
