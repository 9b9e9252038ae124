// A client under test: ours, behind the protocol of `cloopen vectors run`. With the word `broken` it signs in UTC.
import { createInterface } from "node:readline";
import * as client from "@cloopen-rest/client";
import { isCloopenApiError, isCloopenError } from "@cloopen-rest/client";
import { callbacks, checkValue, decodeJson, operations } from "@cloopen-rest/client/descriptors";
import { parseIvrNotification, writeIvrResponse } from "@cloopen-rest/client/ivr";
import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { createWebhookHandler, parseWebhook } from "@cloopen-rest/client/webhooks";
import { decodeXml, encodeXml } from "@cloopen-rest/client/xml";

const isBroken = process.argv.includes("broken");
const operationOf = (id) => operations.find((each) => each.id === id);

const answers = {
  signing({ instant, sid, token }) {
    const timestamp = formatTimestamp(Date.parse(instant) - (isBroken ? 8 * 3_600_000 : 0));
    return { timestamp, ...sign({ sid, token }, timestamp) };
  },
  requests: ({ operation, body }) => ({
    json: JSON.stringify(body),
    xml: encodeXml(operationOf(operation).request, body),
  }),
  responses({ operation, format, body }) {
    const decode = format === "json" ? decodeJson : decodeXml;
    return { decoded: decode(operationOf(operation).reply, body) };
  },
  async errors({ operation, status, contentType, body }) {
    const cloopen = client.createClient({
      ...{ accountSid: "a".repeat(32), authToken: "b".repeat(32), appId: "c".repeat(32), retry: false },
      transport: async () => ({ status, headers: { "content-type": contentType }, text: body }),
    });
    const params = operation === "sendTemplateSms" ? { to: "13800138000", templateId: "1" } : {};
    const error = await cloopen.call(operationOf(operation), params).catch((reason) => reason);
    if (!isCloopenError(error)) throw new Error("taken for a success");
    const { kind, mayHaveActed } = error;
    return {
      kind,
      mayHaveActed,
      ...(isCloopenApiError(error) && { statusCode: error.statusCode, statusMsg: error.statusMsg }),
    };
  },
  async webhooks({ body, reply }) {
    const { id, message } = parseWebhook(body);
    const handler = createWebhookHandler({ [id]: () => reply }, { secret: false });
    const response = await handler(new Request("http://localhost/", { method: "POST", body }));
    return { webhook: id, message, reply: await response.text() };
  },
  ivr({ target, commands }) {
    const { path, query, parameters } = parseIvrNotification(target);
    return { path, parameters: parameters ?? Object.fromEntries(query), xml: writeIvrResponse(commands) };
  },
  hostile({ reader, operation, body, value }) {
    try {
      if (reader === "request") {
        checkValue(operationOf(operation).request, value);
        encodeXml(operationOf(operation).request, value);
      } else {
        const message =
          reader === "response" ? operationOf(operation).reply : callbacks.find(({ id }) => id === operation).message;
        if (body.trimStart().startsWith("<")) decodeXml(message, body);
        else decodeJson(message, body);
      }
      return {};
    } catch (error) {
      return { error: error.message };
    }
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, kind, ...input } = JSON.parse(line);
  console.log(JSON.stringify({ id, ...(await answers[kind](input)) }));
}
