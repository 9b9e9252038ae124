import { createClient, sendTemplateSms } from "@cloopen-rest/client";
import { createManualClock, createSandbox } from "@cloopen-rest/sandbox";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { events } from "../../samples/callbacks/events.js";
import { listen } from "./listen.js";

const SECRET = "s".repeat(32);
beforeAll(() => vi.stubEnv("CALLBACK_SECRET", SECRET));
afterAll(() => vi.unstubAllEnvs());
afterEach(() => void events.splice(0));

const callAuth = (caller: string) =>
  `<request><action>CallAuth</action><type>1</type><subtype>2</subtype><orderid>CM1</orderid><subid>${"8".repeat(32)}</subid><caller>${caller}</caller><called>13900139000</called><callSid>${"1".repeat(32)}</callSid><appId>${"c".repeat(32)}</appId></request>`;

describe.each([
  ["Express", () => import("../../samples/callbacks/express.js")],
  ["Fastify", () => import("../../samples/callbacks/fastify.js")],
  ["NestJS", () => import("../../samples/callbacks/nestjs.js")],
  ["Hono", () => import("../../samples/callbacks/hono.js")],
  ["node:http", () => import("../../samples/callbacks/node-http.js")],
] as const)("the sample of %s", (_, load) => {
  let server: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    server = await listen(load);
  });
  afterAll(() => server.close());
  const post = async (body: string, secret = SECRET) => {
    const headers = { "content-type": "text/plain", connection: "close" };
    const response = await fetch(`${server.origin}/cloopen/${secret}`, { method: "POST", headers, body });
    return { status: response.status, text: await response.text() };
  };

  it.each(["json", "xml"] as const)("receives the sandbox's status report in %s, once", async (smsCallbackFormat) => {
    const smsCallbackUrl = `${server.origin}/cloopen/${SECRET}`;
    const sandbox = createSandbox({ clock: createManualClock(), smsCallbackUrl, smsCallbackFormat });
    const { accountSid, authToken, appId } = sandbox;
    const listening = await sandbox.listen();
    const cloopen = createClient({ accountSid, authToken, appId, baseUrl: listening.url });
    const { smsMessageSid } = await sendTemplateSms(cloopen, {
      to: "13800138000",
      templateId: "1",
      datas: ["6532", "5"],
    });
    await sandbox.advance(5_000);
    sandbox.admin.resendCallbacks([1, 1]);
    await sandbox.settled();
    await listening.close();
    expect(sandbox.callbacks.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(events).toEqual([{ about: smsMessageSid, what: "delivered" }]);
  });

  it("allows calls of customers alone", async () => {
    expect((await post(callAuth("13800138000"))).text).toContain("<statuscode>0000</statuscode>");
    expect((await post(callAuth("13700137000"))).text).toContain("<statuscode>0001</statuscode>");
  });

  it("takes nothing without the secret", async () => {
    expect((await post(callAuth("13800138000"), "x".repeat(32))).status).toBe(404);
    expect(events).toEqual([]);
  });
});
