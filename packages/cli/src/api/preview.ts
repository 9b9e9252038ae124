import { type HttpRequest, type Transport, TransportError } from "@cloopen-rest/client";
import type { Context } from "../context.js";

/** A transport that keeps the request and sends nothing. */
export interface Recorder {
  readonly transport: Transport;
  readonly request: () => HttpRequest | undefined;
}

/** Creates a transport that keeps the request and sends nothing. */
export function createRecorder(): Recorder {
  let request: HttpRequest | undefined;
  return {
    transport(given) {
      request = given;
      return Promise.reject(new TransportError("aborted", { requestSent: false }));
    },
    request: () => request,
  };
}

/**
 * Shows a request as it would be sent. `sig` and `Authorization` are masked, since together they are a credential for
 * 24 hours (spec/reference/authentication.md#window).
 */
export async function showRequest({ output }: Context, request: HttpRequest): Promise<void> {
  const { method, body } = request;
  const url = maskSig(request.url);
  const text = typeof body === "string" ? body : undefined;
  const length =
    body === undefined ? undefined : String(typeof body === "string" ? Buffer.byteLength(body) : body.size);
  const headers: Record<string, string> = {
    ...request.headers,
    ...(length !== undefined && { "Content-Length": length }),
    Authorization: "***",
  };
  await output.result({ method, url, headers, ...(text !== undefined && { body: text }) }, () => [
    `${method} ${url}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(text === undefined ? [] : ["", text]),
  ]);
}

/** What a script for curl needs to know beside the request. */
export interface CurlOptions {
  readonly sid: string;
  /** Environment variable of the token. */
  readonly tokenVariable: string;
  /** File of an upload. */
  readonly file?: string | undefined;
}

/**
 * Writes a script that signs the request again and sends it with curl. The token comes from the environment; it and the
 * signature are in no argument, so the process list does not show them.
 */
export function curlScript(request: HttpRequest, { sid, tokenVariable, file }: CurlOptions): string {
  const { method, url, headers, body } = request;
  const unsigned = url.replace(/[?&]sig=[^&]*/, "");
  const { Authorization: _, ...others } = headers;
  const data = file === undefined ? body : `@${file}`;
  const flags = [
    `--request ${method}`,
    ...Object.entries(others).map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
    ...(typeof data === "string" ? [`${file === undefined ? "--data-raw" : "--data-binary"} ${quote(data)}`] : []),
  ];
  return [
    "#!/bin/sh",
    `# needs ${tokenVariable} in the environment`,
    `sid=${quote(sid)}`,
    "time=$(TZ=Asia/Shanghai date +%Y%m%d%H%M%S)",
    `sig=$(printf '%s' "$sid$${tokenVariable}$time" | openssl dgst -md5 -r | cut -c1-32 | tr a-f A-F)`,
    `authorization=$(printf '%s' "$sid:$time" | base64 | tr -d '\\n')`,
    `url=${quote(`${unsigned + (unsigned.includes("?") ? "&" : "?")}sig=`)}`,
    `curl --silent --show-error --config - ${flags.join(" \\\n  ")} <<END`,
    'url = "$url$sig"',
    'header = "Authorization: $authorization"',
    "END",
  ].join("\n");
}

function maskSig(url: string): string {
  return url.replace(/([?&]sig=)[^&]*/, "$1***");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
