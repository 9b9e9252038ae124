import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { isCloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { callbacks } from "../generated/callbacks.js";
import { createWebhookGuard, reportError } from "../inbound/create-webhook-guard.js";
import {
  GUARD_OPTIONS,
  type GuardedHandler,
  RejectedRequest,
  type WebhookGuardOptions,
} from "../inbound/guard-options.js";
import type { RequestBody } from "../inbound/read-body.js";
import { checkNames } from "../options/check-names.js";
import type { Callback } from "../protocol/callback.js";
import { createRunOnce, type DedupeOptions, type RunOnce } from "./deduplicate.js";
import { parseWebhook } from "./parse-webhook.js";
import { successOf, UNKNOWN_ACCEPTED, UNKNOWN_REPLY, type WebhookReplyText, writeReply, writeResult } from "./reply.js";
import type {
  ParsedWebhook,
  UnknownWebhook,
  UnknownWebhookHandler,
  UnreadableWebhook,
  WebhookContext,
  WebhookDeviation,
  WebhookHandlers,
  WebhookId,
} from "./webhook-types.js";

/** Options of {@link createWebhookHandler}. */
export interface WebhookHandlerOptions extends WebhookGuardOptions {
  /**
   * Receives each unknown webhook, and may reply. By default a warning is written to the console,
   * and the reply is `0000`.
   */
  readonly onUnknown?: UnknownWebhookHandler;
  /**
   * Receives each unreadable body, so that nothing is lost. When it returns, the response is HTTP
   * 200 with `000000`, since another delivery would be unreadable, too. `000000` does not allow a
   * call. Without this option the response is 400, with a warning on the console.
   */
  readonly onUnreadable?: (unreadable: UnreadableWebhook, request: Request) => void | Promise<void>;
  /** Receives each {@link WebhookDeviation} of a webhook, before its handler runs. */
  readonly onDeviation?: (deviation: WebhookDeviation, context: WebhookContext) => void;
  /**
   * Handles a webhook once when it is delivered several times. `true` uses the memory of this
   * process; or give a store and a key. Default: off.
   */
  readonly dedupe?: boolean | DedupeOptions;
}

const OPTIONS: Record<keyof WebhookHandlerOptions, true> = {
  ...GUARD_OPTIONS,
  onUnknown: true,
  onUnreadable: true,
  onDeviation: true,
  dedupe: true,
};

/** Rejects a call. Any code but `0000` does; this one is from the contract's example. */
const CALL_REJECTED = { statuscode: "0001", statusmsg: "no handler decides about this call" };
const CALL_FAILED = { statuscode: "0001", statusmsg: "the handler of this call failed" };

/** Acknowledges an unreadable webhook, without the `0000` that would allow a call. */
const UNREADABLE_ACCEPTED = { statuscode: "000000" };

/**
 * Creates a handler for the platform's webhooks. It verifies the sender, parses XML or JSON in the
 * declared charset, calls your handler, and replies. The reply to notifications is `000000`; to
 * CallAuth, CallEstablish and Hangup it is `0000`. A webhook without a handler is acknowledged. A
 * call is rejected when CallAuth has no handler, or its handler fails or returns no reply. When any
 * other handler throws, the response is 500.
 *
 * Whether the platform retries, and how long it waits, is not known. So reply at once, work later,
 * and expect duplicates (`dedupe`).
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
 *   { secret: process.env["CALLBACK_SECRET"] ?? "", dedupe: true },
 * );
 * createServer(toNodeListener(handler)).listen(8080);
 * ```
 *
 * @throws {CloopenConfigError} for a handler of an unknown webhook, or options that guard nothing
 */
export function createWebhookHandler(handlers: WebhookHandlers, options: WebhookHandlerOptions): GuardedHandler {
  checkHandlers(handlers);
  checkNames(options, OPTIONS, "the options of a webhook handler");
  const { onUnknown = warnOfUnknown, onUnreadable, onDeviation, dedupe = false, ...guard } = options;
  const runOnce: RunOnce = dedupe === false ? (_, run) => run() : createRunOnce(dedupe === true ? {} : dedupe);

  return createWebhookGuard(guard, ["POST"], async ({ request, body }) => {
    const report = (error: unknown): void => reportError(guard, error, request);
    const raw = await body();
    const webhook = read(raw);
    if ("reason" in webhook) {
      if (onUnreadable === undefined) throw new RejectedRequest(400, webhook.reason);
      await onUnreadable(webhook, request);
      return toResponse(writeReply(UNKNOWN_REPLY, UNREADABLE_ACCEPTED, "xml"));
    }
    const context: WebhookContext = { webhook, request, bytes: raw.bytes };
    for (const deviation of webhook.deviations) {
      try {
        onDeviation?.(deviation, context);
      } catch (error) {
        report(error);
      }
    }
    if (webhook.id === "unknown")
      return toResponse(
        writeResult(UNKNOWN_REPLY, await onUnknown(webhook, context), webhook.format, UNKNOWN_ACCEPTED),
      );
    return toResponse(await answer(webhook, context, report));
  });

  async function answer(webhook: ParsedWebhook, context: WebhookContext, report: (error: unknown) => void) {
    const form = callbacks.find(({ id }) => id === webhook.id);
    if (form === undefined) throw new Error(`${webhook.id} has no descriptor`);
    const mustDecide = successOf(form) === undefined;
    if (handlers[webhook.id] === undefined)
      return mustDecide
        ? writeReply(form, CALL_REJECTED, webhook.format)
        : writeResult(form, undefined, webhook.format);
    try {
      return await runOnce(webhook, () => run(handlers, webhook, context, form), report);
    } catch (error) {
      if (!mustDecide || error instanceof RejectedRequest) throw error;
      report(error);
      return writeReply(form, CALL_FAILED, webhook.format);
    }
  }
}

async function run<Id extends WebhookId>(
  handlers: WebhookHandlers,
  { id, message, format }: ParsedWebhook<Id>,
  context: WebhookContext,
  form: Callback,
): Promise<WebhookReplyText> {
  const handler: WebhookHandlers[Id] = handlers[id];
  return writeResult(form, await handler?.(message, context), format);
}

function read(raw: RequestBody): ParsedWebhook | UnknownWebhook | UnreadableWebhook {
  const { text, bytes, deviation } = raw;
  try {
    const webhook = parseWebhook(text);
    return deviation ? { ...webhook, deviations: [{ kind: "charset", path: "" }, ...webhook.deviations] } : webhook;
  } catch (error) {
    if (isCloopenDecodeError(error)) return { text, bytes, reason: error.message };
    throw error;
  }
}

function toResponse({ body, contentType }: WebhookReplyText): Response {
  return new Response(body, { headers: { "content-type": contentType } });
}

/**
 * Logs the action if it is a word. It comes from the sender, and digits in it may be a phone
 * number.
 */
function warnOfUnknown({ action }: UnknownWebhook): void {
  const name = /^[A-Za-z_]{1,40}$/.test(action ?? "") ? `a webhook with action ${action}` : "an unknown webhook";
  console.warn(`cloopen-rest: ${name} was acknowledged, and no handler received it; set onUnknown to receive it`);
}

function checkHandlers(handlers: WebhookHandlers): void {
  for (const [name, handler] of Object.entries(handlers)) {
    if (!callbacks.some(({ id }) => id === name)) {
      const known = callbacks.map(({ id }) => id).join(", ");
      throw new CloopenConfigError(`${name} is not a webhook; known are ${known}`);
    }
    if (handler !== undefined && typeof handler !== "function")
      throw new CloopenConfigError(`${name} must be a handler`);
  }
}
