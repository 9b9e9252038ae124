import type { IncomingMessage } from "node:http";
import { notifications } from "@cloopen-rest/client/descriptors";
import { ivrResponse, parseIvrNotification } from "@cloopen-rest/client/ivr";
import { createWebhookHandler, type WebhookContext } from "@cloopen-rest/client/webhooks";

/** A request as it came. */
export interface RawRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
}

/** A reply as it is sent. */
export interface RawReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A request of the platform, read. */
export interface Received {
  /** Name of the webhook or notification in the contract; `unknown`, or `unreadable`. */
  readonly name: string;
  readonly kind: "webhook" | "ivr";
  readonly format?: string;
  /** Fields or parameters as strings. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly unknownFields?: Readonly<Record<string, unknown>>;
  readonly missing?: readonly string[];
  readonly deviations?: readonly { readonly kind: string; readonly path: string }[];
  /** Why it cannot be read. */
  readonly reason?: string;
  /** Reply that the contract expects. */
  readonly reply: RawReply;
}

/** Largest body that is read, as in the client's own guard. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Reads the body of a request.
 *
 * @returns `undefined` when it is larger than 1 MiB
 */
export async function readRequest(request: IncomingMessage): Promise<RawRequest | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Uint8Array = chunk;
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return {
    method: request.method ?? "POST",
    target: request.url ?? "/",
    contentType: request.headers["content-type"],
    body: Buffer.concat(chunks),
  };
}

/** Whether it is a notification of the IVR protocol: its parameters are in the query. */
export function isIvrNotification({ target }: RawRequest): boolean {
  const { searchParams, pathname } = new URL(target, "http://localhost");
  const last = pathname.split("/").at(-1);
  const required = new Set(notifications.flatMap(({ required = [] }) => required));
  return (
    notifications.some(({ path }) => path !== undefined && path === last) ||
    [...required].some((name) => searchParams.has(name))
  );
}

/**
 * Reads a request of the platform, and makes the reply that the contract expects.
 *
 * @param allowCalls the reply to CallAuth
 */
export async function readReceived(
  request: RawRequest,
  { allowCalls }: { readonly allowCalls: boolean },
): Promise<Received> {
  return isIvrNotification(request) ? readNotification(request) : readWebhook(request, allowCalls);
}

function readNotification({ target, body }: RawRequest): Received {
  const { pathname, search } = new URL(target, "http://localhost");
  const reply = { status: 200, contentType: "application/xml;charset=utf-8", body: ivrResponse().cmdNone().toString() };
  const relative = `${pathname.split("/").at(-1)}${search}`;
  try {
    const read = parseIvrNotification(relative, { body: Buffer.from(body).toString("utf8") });
    if (read.id === "unknown") return { kind: "ivr", name: "unknown", fields: Object.fromEntries(read.query), reply };
    return { kind: "ivr", name: read.id, fields: { ...read.parameters }, unknownFields: read.unknownFields, reply };
  } catch (error) {
    const fields = Object.fromEntries(new URLSearchParams(search));
    return { kind: "ivr", name: "unreadable", fields, reason: messageOf(error), reply };
  }
}

async function readWebhook({ contentType, body }: RawRequest, allowCalls: boolean): Promise<Received> {
  let read: Omit<Received, "reply"> = { kind: "webhook", name: "unreadable", fields: {} };
  const keep = ({ webhook }: WebhookContext): void => {
    const { id, format, deviations } = webhook;
    read =
      webhook.id === "unknown"
        ? { kind: "webhook", name: id, format, fields: {}, deviations }
        : {
            ...{ kind: "webhook", name: id, format, deviations },
            fields: { ...webhook.message },
            unknownFields: webhook.unknownFields,
            missing: webhook.missing,
          };
  };
  const note = (_message: unknown, context: WebhookContext): void => keep(context);
  const handle = createWebhookHandler(
    {
      smsStatusReport: note,
      smsMo: note,
      voiceVerifyResult: note,
      landingCallResult: note,
      callEstablish: note,
      hangup: note,
      callbackCdr: note,
      callAuth: (_message, context) => {
        keep(context);
        return allowCalls ? { statuscode: "0000" } : { statuscode: "0001" };
      },
    },
    {
      // It listens on loopback, and a user who opens it to other hosts chooses the path.
      secret: false,
      onUnknown: (_webhook, context) => keep(context),
      onUnreadable: ({ reason }) => {
        read = { ...read, reason };
      },
    },
  );
  const response = await handle(
    new Request("http://localhost/", {
      method: "POST",
      body: body.slice(),
      headers: contentType === undefined ? {} : { "content-type": contentType },
    }),
  );
  return { ...read, reply: await toReply(response) };
}

/** Reads a `Response`. */
export async function toReply(response: Response): Promise<RawReply> {
  return {
    status: response.status,
    contentType: response.headers.get("content-type") ?? "text/plain",
    body: await response.text(),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
