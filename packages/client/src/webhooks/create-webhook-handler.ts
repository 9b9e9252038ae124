import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { isCloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { callbacks } from "../generated/callbacks.js";
import { createWebhookGuard, type VerifiedRequest } from "../inbound/create-webhook-guard.js";
import type { PlatformHandler, WebhookGuardOptions } from "../inbound/guard-options.js";
import { RejectedRequest } from "../inbound/rejected-request.js";
import type { Callback } from "../protocol/callback.js";
import { parseWebhook } from "./parse-webhook.js";
import type { KnownWebhookHandlers, WebhookContext, WebhookHandlers } from "./webhook-handlers.js";
import type { ParsedWebhook, UnknownWebhook, WebhookId } from "./webhook-types.js";
import { type ReplyForm, writeReply } from "./write-reply.js";

/** Refuses a call: anything but `0000` does; this is the value of the contract's own example. */
const REFUSED = { statuscode: "0001", statusmsg: "no handler decides about this call" };

/** What the contract does not know was seen at the address of the call authorisation only, where success is `0000`. */
const UNKNOWN_REPLY: ReplyForm = { reply: { root: "Response", members: [{ name: "statuscode", required: true }] } };
const UNKNOWN_ACCEPTED = { statuscode: "0000" };

/**
 * Receives the platform's callbacks: checks who comes, reads XML or JSON whatever the label says, calls your handler, and replies as the contract wants it
 * (`000000` to notifications, `0000` to CallAuth, CallEstablish and Hangup). A callback without a handler is acknowledged, but a CallAuth without a handler is
 * refused: a call that nobody decided about is not allowed. A handler that throws is answered 500.
 *
 * Whether the platform repeats a callback that was not answered, and how long it waits, is not known: answer at once, work later, and expect repeats.
 *
 * @example
 * ```ts
 * import { createServer } from "node:http";
 * import { createWebhookHandler, toNodeListener } from "@cloopen-rest/client/webhooks";
 *
 * const delivered = new Map<string, boolean>();
 * const handler = createWebhookHandler(
 *   {
 *     smsStatusReport({ content, status }) {
 *       delivered.set(content, status === "0");
 *     },
 *     callAuth: ({ caller }) => ({ statuscode: caller === "13800138000" ? "0000" : "0001" }),
 *   },
 *   { secret: process.env["CALLBACK_SECRET"] ?? "" },
 * );
 * createServer(toNodeListener(handler)).listen(8080);
 * ```
 *
 * @throws {CloopenConfigError} for a handler of a callback that does not exist, or options that guard nothing.
 */
export function createWebhookHandler(handlers: WebhookHandlers, options: WebhookGuardOptions): PlatformHandler {
  for (const [name, handler] of Object.entries(handlers)) {
    if (name !== "unknown" && !callbacks.some(({ id }) => id === name)) {
      const known = [...callbacks.map(({ id }) => id), "unknown"].join(", ");
      throw new CloopenConfigError(`${name} is not a callback; known are ${known}`);
    }
    if (handler !== undefined && typeof handler !== "function")
      throw new CloopenConfigError(`${name} must be a handler`);
  }
  return createWebhookGuard(options, ["POST"], async (admitted) => {
    const callback = await read(admitted);
    const context: WebhookContext = { callback, request: admitted.request };
    if (callback.id === "unknown") {
      const reply = (await handlers.unknown?.(callback, context)) ?? UNKNOWN_ACCEPTED;
      return writeReply(UNKNOWN_REPLY, reply, callback.format);
    }
    const form = callbacks.find(({ id }) => id === callback.id);
    if (form === undefined) throw new Error(`${callback.id} has no descriptor`);
    const reply = await ask(handlers, callback, context, form);
    return writeReply(form, reply, callback.format);
  });
}

async function read({ body }: VerifiedRequest): Promise<ParsedWebhook | UnknownWebhook> {
  const text = await body();
  try {
    return parseWebhook(text);
  } catch (error) {
    if (isCloopenDecodeError(error)) throw new RejectedRequest(400, error.message);
    throw error;
  }
}

async function ask<Id extends WebhookId>(
  handlers: KnownWebhookHandlers,
  { id, message }: ParsedWebhook<Id>,
  context: WebhookContext,
  form: Callback,
): Promise<object> {
  const handler: KnownWebhookHandlers[Id] = handlers[id];
  const success = successOf(form);
  if (handler === undefined) return success ?? REFUSED;
  return { ...success, ...(await handler(message, context)) };
}

/** The reply that means success, where there is only one. */
function successOf({ reply }: Callback): { statuscode: string } | undefined {
  const values = reply.members.find(({ name }) => name === "statuscode")?.values;
  return values?.[0] === undefined ? undefined : { statuscode: values[0] };
}
