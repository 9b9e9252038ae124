import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { isCloopenDecodeError } from "../errors/cloopen-decode-error.js";
import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { type Admitted, createReceiver } from "../inbound/create-receiver.js";
import type { PlatformHandler, ReceiverOptions } from "../inbound/receiver-options.js";
import { RefusedRequest } from "../inbound/refused-request.js";
import type { Notification } from "../protocol/callback.js";
import { CONTENT_TYPE } from "../protocol/format.js";
import { isRecord } from "../protocol/value.js";
import { checkAddresses } from "./check-addresses.js";
import type { IvrAnswer, IvrAnswerKind } from "./ivr-answer.js";
import type { IvrNotification, UnknownIvrNotification } from "./ivr-notification.js";
import type { IvrContext, IvrRoutes } from "./ivr-routes.js";
import { notificationPath, pathOf } from "./notification-path.js";
import { mergeParameters, readNotification } from "./read-notification.js";
import { response } from "./response.js";
import { createRouteTable, type Route } from "./route-table.js";

/** Options of {@link createIvrRouter}. */
export interface IvrRouterOptions extends ReceiverOptions {
  /** Path of your IVR notification URL, with `secret: false`; otherwise all that follows the secret is the notification's. */
  readonly basePath?: string;
}

const ALLOWED: Readonly<Record<Notification["answer"], readonly IvrAnswerKind[]>> = {
  IvrCommands: ["commands", "nothing"],
  IvrAcknowledgement: ["nothing"],
  IvrAgentAnswer: ["nothing", "agent"],
};

const HINTS: Readonly<Record<Notification["answer"], string>> = {
  IvrCommands: "it takes commands for the call",
  IvrAcknowledgement: "it takes CmdNone, or nothing",
  IvrAgentAnswer: "it takes an agent command, CmdNone, or nothing",
};

/**
 * An IVR application: checks who comes, finds the handler by path, reads the parameters from the query (or from a form), and answers with the commands that the
 * handler gives. A handler that gives nothing is answered `CmdNone`; so is a notification that nobody listens to. An answer is refused (500) when it names a path
 * without a handler for what will come there, unless `unknown` takes it.
 *
 * @example
 * ```ts
 * import { createIvrRouter, play, response } from "@cloopen-rest/client/ivr";
 *
 * const handler = createIvrRouter(
 *   {
 *     ivrStartService: () => response().get({ action: "menu", numdigits: "1", prompts: [play("menu.wav")] }).hangup(),
 *     ivrDtmfReport: {
 *       menu: ({ digits }) => (digits === "1" ? response().enterCCS({ queuetype: "1" }) : response().play("goodbye.wav").hangup()),
 *     },
 *   },
 *   { secret: process.env["IVR_SECRET"] ?? "" },
 * );
 * ```
 *
 * @throws {CloopenConfigError} for a notification that does not exist, a path with two meanings, or options that guard nothing.
 */
export function createIvrRouter(routes: IvrRoutes, options: IvrRouterOptions): PlatformHandler {
  const table = createRouteTable(routes);
  const { basePath = "", ...receiver } = options;
  const base = pathOf(basePath);
  if (base !== "" && options.secret !== false)
    throw new CloopenConfigError(
      "basePath goes with secret: false; with a secret, all that follows it is the notification's path",
    );

  return createReceiver(receiver, ["POST", "GET"], async (admitted) => {
    const path = below(base, notificationPath(admitted.segments));
    const route = table.get(path);
    if (admitted.request.method === "GET" && route?.notification.methods?.includes("GET") !== true)
      throw new RefusedRequest(405, "GET is served for pressed keys only", "POST");
    const notification = await read(admitted, path, route);
    const context: IvrContext = { notification, request: admitted.request };
    const given = await (notification.id === "unknown"
      ? routes.unknown?.(notification, context)
      : route?.handle(notification.parameters, context));
    const answer = given === undefined ? response().cmdNone() : expectAnswer(given, route?.notification);
    if (routes.unknown === undefined) checkAddresses(answer.commands, table);
    return new Response(answer.toString(), { headers: { "content-type": CONTENT_TYPE.xml } });
  });
}

/** The path below the application's own; outside of it there is nothing. */
function below(base: string, path: string): string {
  if (base === "") return path;
  if (!path.startsWith(`${base}/`)) throw new RefusedRequest(404, `the path is not below ${base}`);
  return path.slice(base.length + 1);
}

async function read(
  { request, body }: Admitted,
  path: string,
  route: Route | undefined,
): Promise<IvrNotification | UnknownIvrNotification> {
  const query = mergeParameters(new URL(request.url).search, await body());
  try {
    return readNotification(route?.notification, path, query);
  } catch (error) {
    if (isCloopenDecodeError(error)) throw new RefusedRequest(400, error.message);
    throw error;
  }
}

/** What a handler gave, held to what the types say, for handlers in JavaScript. */
function expectAnswer(given: unknown, notification: Notification | undefined): IvrAnswer {
  const who = notification?.id ?? "unknown";
  if (!isAnswer(given))
    throw new CloopenEncodeError(`the handler of ${who} must return what response() makes, or nothing`, who);
  if (!ALLOWED[notification?.answer ?? "IvrCommands"].includes(given.kind)) {
    const first = Object.keys(given.commands[0] ?? {}).join();
    throw new CloopenEncodeError(
      `${who} cannot be answered with ${first}; ${HINTS[notification?.answer ?? "IvrCommands"]}`,
      who,
    );
  }
  return given;
}

function isAnswer(value: unknown): value is IvrAnswer {
  return isRecord(value) && typeof value["kind"] === "string" && Array.isArray(value["commands"]);
}
