import { EXIT } from "../exit-codes.js";
import type { Translate } from "../language.js";
import { CliError } from "../output/cli-error.js";
import { isLoopback } from "../terminal.js";
import { failureReason } from "./failure-reason.js";
import { isIvrNotification, type RawReply, type RawRequest, toReply } from "./received.js";

const TIMEOUT_MS = 10_000;

/**
 * Checks an address to forward to. Requests hold phone numbers, so they go to this machine only.
 *
 * @throws {CliError} for an address that is not on loopback
 */
export function checkLocal(flag: string, text: string, t: Translate): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url !== undefined && url.protocol === "http:" && isLoopback(url.hostname);
  if (isLocal) return url;
  throw new CliError(
    EXIT.usage,
    t(`${flag} must be an http address of this machine`, `${flag} 必须是本机的 http 地址`),
    "http://127.0.0.1:3000/cloopen",
  );
}

/**
 * Forwards a request unchanged: the same method, `Content-Type` and bytes. A notification of the IVR protocol is sent
 * below the address, as the platform appends it.
 *
 * @returns the reply; an error as text
 */
export async function forward(
  request: RawRequest,
  to: URL,
  signal: AbortSignal,
): Promise<RawReply | { readonly error: string }> {
  const { method, contentType, body } = request;
  try {
    const response = await fetch(targetOf(request, to), {
      method,
      ...(method !== "GET" && { body: body.slice() }),
      headers: contentType === undefined ? {} : { "content-type": contentType },
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return await toReply(response);
  } catch (error) {
    return { error: failureReason(error) };
  }
}

function targetOf(request: RawRequest, to: URL): URL {
  if (!isIvrNotification(request)) return to;
  const { pathname, search } = new URL(request.target, "http://localhost");
  const target = new URL(to);
  target.pathname = `${to.pathname.replace(/\/+$/, "")}/${pathname.split("/").at(-1)}`;
  target.search = search;
  return target;
}
