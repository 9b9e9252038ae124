import { serve } from "@hono/node-server";
import { Webhook } from "standardwebhooks";
import { verify } from "./verify.js";

/** The console shows v1,whsec_…; the library takes what stands behind the comma. */
const [, secret = ""] = (process.env["SEND_SMS_HOOK_SECRET"] ?? "").split(",");
const webhook = new Webhook(secret);

interface SendSmsEvent {
  readonly user: { readonly id: string; readonly phone?: string };
  readonly sms: { readonly otp: string; readonly phone?: string };
}

/** Throws unless the body is signed with our secret, less than five minutes ago. */
async function readEvent(request: Request): Promise<SendSmsEvent> {
  const body = await request.text();
  webhook.verify(body, Object.fromEntries(request.headers));
  const event: SendSmsEvent = JSON.parse(body);
  return event;
}

/** Supabase shows a message only with status 200, and repeats after 429 and 503. */
function fail(code: number, message: string): Response {
  return Response.json({ error: { http_code: code, message } });
}

export async function sendSms(request: Request): Promise<Response> {
  const event = await readEvent(request).catch(() => undefined);
  if (event === undefined) return new Response(null, { status: 401 });
  const { user, sms } = event;
  const phone = sms.phone ?? user.phone ?? "";
  const { status, reason = "" } = await verify.deliver({
    to: phone.startsWith("+") ? phone : `+${phone}`,
    code: sms.otp,
    purpose: "supabase",
    requestId: `${user.id}:${sms.otp}`, // webhook-id is another one with each attempt
  });
  if (status === "limited") return fail(429, `Too many codes: ${reason}`);
  if (status === "rejected") return fail(422, `Not sent: ${reason}`);
  return Response.json({}); // "unknown", too: the code may arrive
}

const port = Number(process.env["PORT"] ?? 3_000);
export const server = serve({ fetch: sendSms, port, hostname: "127.0.0.1" });
