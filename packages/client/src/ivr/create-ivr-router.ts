import { isCloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { createWebhookGuard, reportError, type VerifiedRequest } from "../inbound/create-webhook-guard.js";
import {
  GUARD_OPTIONS,
  type GuardedHandler,
  RejectedRequest,
  type WebhookGuardOptions,
} from "../inbound/guard-options.js";
import { checkNames } from "../options/check-names.js";
import type { Notification } from "../protocol/callback.js";
import { CONTENT_TYPE } from "../protocol/format.js";
import { isRecord } from "../protocol/value.js";
import type { IvrNotification, UnknownIvrNotification } from "./ivr-notification.js";
import type { IvrReply, IvrReplyKind } from "./ivr-reply.js";
import { ivrResponse } from "./ivr-response.js";
import type { IvrContext, IvrRoutes } from "./ivr-routes.js";
import { notificationPath, readNotification } from "./parse-ivr-notification.js";
import { checkAddresses, createRouteTable, type Route } from "./route-table.js";

/** Options of {@link createIvrRouter}. */
export interface IvrRouterOptions extends WebhookGuardOptions {
  /**
   * Receives each notification without a route; the response is `CmdNone`. By default a warning is
   * written to the console. Causes: a wrong `basePath`, a misspelt path, or a notification that you
   * do not need. Not called when the routes have `unknown`.
   */
  readonly onUnhandled?: (notification: UnknownIvrNotification, request: Request) => void;
}

const OPTIONS: Record<keyof IvrRouterOptions, true> = { ...GUARD_OPTIONS, onUnhandled: true };

const ALLOWED: Readonly<Record<Notification["replyKind"], readonly IvrReplyKind[]>> = {
  IvrCommands: ["commands", "nothing"],
  IvrAcknowledgement: ["nothing"],
  IvrAgentReply: ["nothing", "agent"],
};

const HINTS: Readonly<Record<Notification["replyKind"], string>> = {
  IvrCommands: "it takes commands for the call",
  IvrAcknowledgement: "it takes CmdNone, or nothing",
  IvrAgentReply: "it takes an agent command, CmdNone, or nothing",
};

/**
 * Creates the handler of an IVR application. It verifies each request, finds your handler by path,
 * parses the parameters, and responds with the commands that your handler returns. The response is
 * `CmdNone` when a handler returns nothing, and for a notification without a handler. Commands that
 * name a path without a handler are an error (500), unless the routes have `unknown`.
 *
 * @example
 * ```ts
 * import { createIvrRouter, play, ivrResponse } from "@cloopen-rest/client/ivr";
 *
 * const handler = createIvrRouter(
 *   {
 *     ivrStartService: () => ivrResponse().get({ action: "menu", numdigits: "1", prompts: [play("menu.wav")] }).hangup(),
 *     ivrDtmfReport: {
 *       menu: ({ digits }) => (digits === "1" ? ivrResponse().enterCCS({ queuetype: "1" }) : ivrResponse().play("goodbye.wav").hangup()),
 *     },
 *   },
 *   { secret: process.env["IVR_SECRET"] ?? "" },
 * );
 * ```
 *
 * @throws {CloopenConfigError} for an unknown notification, a path of two notifications, or options
 *   that guard nothing
 */
export function createIvrRouter(routes: IvrRoutes, options: IvrRouterOptions): GuardedHandler {
  const table = createRouteTable(routes);
  checkNames(options, OPTIONS, "the options of an IVR router");
  const { onUnhandled = warnOfUnhandled, ...guard } = options;

  return createWebhookGuard(guard, ["POST", "GET"], async (verified) => {
    const { request } = verified;
    const path = notificationPath(verified.segments);
    const route = table.get(path);
    if (request.method === "GET" && route?.notification.methods?.includes("GET") !== true)
      throw new RejectedRequest(405, "GET is served for pressed keys only", "POST");
    const notification = await read(verified, path, route);
    const context: IvrContext = { notification, request };
    if (notification.id === "unknown" && routes.unknown === undefined) {
      try {
        onUnhandled(notification, request);
      } catch (error) {
        reportError(guard, error, request);
      }
    }
    const given = await (notification.id === "unknown"
      ? routes.unknown?.(notification, context)
      : route?.handle(notification.parameters, context));
    const reply = toReply(given, route?.notification);
    if (routes.unknown === undefined) checkAddresses(reply.commands, table);
    return new Response(reply.toString(), { headers: { "content-type": CONTENT_TYPE.xml } });
  });
}

/**
 * Logs the last segment only: those before it may hold the secret of a proxy, and the query holds
 * phone numbers.
 */
function warnOfUnhandled({ path }: UnknownIvrNotification): void {
  const last = JSON.stringify(path.slice(path.lastIndexOf("/") + 1).slice(0, 60));
  const hint = path.includes("/") ? "; is basePath missing?" : "";
  console.warn(`cloopen-rest: no route takes the IVR notification ${last}; the response was CmdNone${hint}`);
}

async function read(
  { request, body }: VerifiedRequest,
  path: string,
  route: Route | undefined,
): Promise<IvrNotification | UnknownIvrNotification> {
  const raw = { query: new URL(request.url).search.slice(1), form: (await body()).text };
  try {
    return readNotification(route?.notification, path, raw);
  } catch (error) {
    if (isCloopenDecodeError(error)) throw new RejectedRequest(400, error.message);
    throw error;
  }
}

/**
 * Converts a handler's result to a response, and checks it, for handlers in JavaScript. Where the
 * platform expects no commands, any other result is ignored, such as the length that `push`
 * returns.
 */
function toReply(given: unknown, notification: Notification | undefined): IvrReply {
  const who = notification?.id ?? "unknown";
  const isIgnored = notification?.replyKind === "IvrAcknowledgement" && !isReply(given);
  if (given === undefined || isIgnored) return ivrResponse().cmdNone();
  if (!isReply(given))
    throw new CloopenEncodeError(`the handler of ${who} must return what ivrResponse() makes, or nothing`, who);
  if (!ALLOWED[notification?.replyKind ?? "IvrCommands"].includes(given.kind)) {
    const first = Object.keys(given.commands[0] ?? {}).join();
    throw new CloopenEncodeError(
      `${who} does not accept ${first}; ${HINTS[notification?.replyKind ?? "IvrCommands"]}`,
      who,
    );
  }
  return given;
}

function isReply(value: unknown): value is IvrReply {
  return isRecord(value) && typeof value["kind"] === "string" && Array.isArray(value["commands"]);
}
