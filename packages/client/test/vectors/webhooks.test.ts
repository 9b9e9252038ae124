import { parseIvrNotification, parseIvrResponse, writeIvrResponse } from "@cloopen-rest/client/ivr";
import { createWebhookHandler, parseWebhook } from "@cloopen-rest/client/webhooks";
import { expect, test } from "vitest";
import { canonicalXml } from "./canonical-xml.js";
import { named, vectors } from "./vectors.js";

test.each(named(vectors.webhooks))("reads the webhook and sends the reply due: %s", async (_, vector) => {
  const { webhook, format, body, message, reply } = vector;
  expect(parseWebhook(body)).toMatchObject({ id: webhook, format, message });
  const handler = createWebhookHandler({ [webhook]: () => reply.value }, { secret: "s".repeat(32) });
  const request = new Request(`http://127.0.0.1/${"s".repeat(32)}`, { method: "POST", body });
  const response = await handler(request);
  expect(response.status).toBe(200);
  const text = await response.text();
  if (reply.json === undefined) expect(canonicalXml(text)).toBe(canonicalXml(reply.xml));
  else expect(JSON.parse(text)).toEqual(JSON.parse(reply.json));
});

test.each(named(vectors.ivr))("reads the notification and writes the reply due: %s", (_, vector) => {
  const { notification, path, target, parameters, reply } = vector;
  const parsed = parseIvrNotification(target, { paths: { [path]: idOf(notification) } });
  expect(parsed).toMatchObject({ id: notification, path, parameters });
  const commands = parseIvrResponse(reply.xml);
  expect(commands).toEqual(reply.commands);
  expect(canonicalXml(writeIvrResponse(commands), true)).toBe(canonicalXml(reply.xml, true));
});

type Paths = NonNullable<NonNullable<Parameters<typeof parseIvrNotification>[1]>["paths"]>;

/** The vectors name notifications by text; the contract is where both come from. */
function idOf(notification: string): Paths[string] {
  return notification as Paths[string];
}
