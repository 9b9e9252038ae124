/** A request as it is written for a shell. */
export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request as a command of a shell. A self-signed certificate is taken: it is the sandbox's. */
export function writeCurl({ method, url, headers, body }: CurlRequest): string {
  return [
    `curl${url.startsWith("https:") ? " -k" : ""} -X ${method} ${quote(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
  ].join(" \\\n  ");
}

/** A word that a shell takes as it is. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
