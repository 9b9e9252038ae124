import type { SignedRequest } from "./build-request.js";

/** The request as a curl command for a POSIX shell; a file, where it sends one, is called `welcome.wav`. */
export function curlCommand({ method, url, headers, body }: SignedRequest): string {
  const file = headers["Content-Type"] === "application/octet-stream";
  const lines = [
    `curl -sS ${quote(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(file ? ["--data-binary @welcome.wav"] : []),
    ...(body === undefined || method === "GET" ? [] : [`--data-binary ${quote(body)}`]),
  ];
  return lines.join(" \\\n  ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
