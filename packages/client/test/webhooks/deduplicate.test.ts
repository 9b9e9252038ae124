import { describe, expect, it, vi } from "vitest";
import {
  createMemoryDedupeStore,
  createWebhookHandler,
  type DedupeStore,
  type PlatformHandler,
  parseWebhook,
  type WebhookHandlerOptions,
  type WebhookHandlers,
  webhookKey,
} from "../../src/webhooks/index.js";
import { messageExamples } from "../support/contract-webhooks.js";

const SECRET = "b1f5d2c8-4a77-4c3e";
const REPORT =
  "<Request><action>SMSArrived</action><smsType>1</smsType><content>5c1d</content><fromNum>13800138000</fromNum><status>0</status></Request>";
const HANGUP = "<request><action>Hangup</action><orderid>CM1</orderid><byetype>3</byetype></request>";
const AUTH = "<request><action>CallAuth</action><orderid>CM1</orderid></request>";

function make(
  handlers: WebhookHandlers,
  options: Partial<WebhookHandlerOptions> = {},
): (text: string) => Promise<Response> {
  const handler: PlatformHandler = createWebhookHandler(handlers, { secret: SECRET, dedupe: true, ...options });
  return (body) => handler(new Request(`https://app.example.com/${SECRET}`, { method: "POST", body }));
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve = (): void => {};
  let reject = (_: Error): void => {};
  const promise = new Promise<void>((done, fail) => {
    resolve = done;
    reject = fail;
  });
  return { promise, resolve, reject };
}

describe("with dedupe", () => {
  it("handles a webhook once that is delivered twice, and sends the first reply to both", async () => {
    const hangup = vi.fn(() => ({ totalfee: "0.1" }));
    const send = make({ hangup });
    const [first, second] = [await (await send(HANGUP)).text(), await (await send(HANGUP)).text()];
    expect(hangup).toHaveBeenCalledOnce();
    expect(second).toBe(first);
    expect(first).toContain("<totalfee>0.1</totalfee>");
  });

  it("recognises a duplicate with another order of fields, spaces or unknown fields", async () => {
    const smsStatusReport = vi.fn();
    const send = make({ smsStatusReport });
    await send(REPORT);
    await send(
      "<Request> <status>0</status><fromNum>13800138000</fromNum><content>5c1d</content><smsType>1</smsType><x/><action>SMSArrived</action></Request>",
    );
    await send(
      '{"Request":{"action":"SMSArrived","smsType":"1","content":"5c1d","fromNum":"13800138000","status":"0"}}',
    );
    expect(smsStatusReport).toHaveBeenCalledOnce();
  });

  it.each([
    ["another recipient", REPORT.replace("13800138000", "13800138001")],
    ["another status", REPORT.replace("<status>0", "<status>1")],
    ["another message", REPORT.replace("5c1d", "5c1e")],
  ])("handles %s", async (_, other) => {
    const smsStatusReport = vi.fn();
    const send = make({ smsStatusReport });
    await send(REPORT);
    await send(other);
    expect(smsStatusReport).toHaveBeenCalledTimes(2);
  });

  it("lets a duplicate wait while the handler runs", async () => {
    const gate = deferred();
    const smsStatusReport = vi.fn(() => gate.promise);
    const send = make({ smsStatusReport });
    const both = [send(REPORT), send(REPORT)];
    await vi.waitFor(() => expect(smsStatusReport).toHaveBeenCalled());
    gate.resolve();
    expect((await Promise.all(both)).map(({ status }) => status)).toStrictEqual([200, 200]);
    expect(smsStatusReport).toHaveBeenCalledOnce();
  });

  it("runs a failed handler again at the next delivery, and fails waiting duplicates", async () => {
    const gate = deferred();
    const smsStatusReport = vi.fn<() => Promise<void>>().mockReturnValueOnce(gate.promise).mockResolvedValue();
    const send = make({ smsStatusReport }, { onError: () => {} });
    const both = [send(REPORT), send(REPORT)];
    await vi.waitFor(() => expect(smsStatusReport).toHaveBeenCalled());
    gate.reject(new Error("no database"));
    expect((await Promise.all(both)).map(({ status }) => status)).toStrictEqual([500, 500]);
    expect((await send(REPORT)).status).toBe(200);
    expect((await send(REPORT)).status).toBe(200);
    expect(smsStatusReport).toHaveBeenCalledTimes(2);
  });

  it("decides a CallAuth again after its handler failed", async () => {
    const callAuth = vi
      .fn<() => Promise<{ statuscode: string }>>()
      .mockRejectedValueOnce(new Error("no database"))
      .mockResolvedValue({ statuscode: "0000" });
    const send = make({ callAuth }, { onError: () => {} });
    expect(await (await send(AUTH)).text()).toContain("<statuscode>0001</statuscode>");
    expect(await (await send(AUTH)).text()).toContain("<statuscode>0000</statuscode>");
  });

  it("always handles a webhook without a key", async () => {
    const smsMo = vi.fn();
    const send = make({ smsMo });
    const text =
      "<Request><action>SMSArrived</action><smsType>0</smsType><content>TD</content><fromNum>13800138000</fromNum></Request>";
    await send(text);
    await send(text);
    expect(smsMo).toHaveBeenCalledTimes(2);
  });

  it("uses a custom key", async () => {
    const smsStatusReport = vi.fn();
    const send = make({ smsStatusReport }, { dedupe: { key: ({ id }) => id } });
    await send(REPORT);
    await send(REPORT.replace("5c1d", "5c1e"));
    expect(smsStatusReport).toHaveBeenCalledOnce();
  });
});

it("handles every delivery without dedupe", async () => {
  const smsStatusReport = vi.fn();
  const send = make({ smsStatusReport }, { dedupe: false });
  await send(REPORT);
  await send(REPORT);
  expect(smsStatusReport).toHaveBeenCalledTimes(2);
});

describe("a store", () => {
  it("receives keys without phone number or message", async () => {
    const claim = vi.fn<DedupeStore["claim"]>(() => ({ state: "claimed" }));
    await make({ smsStatusReport: () => {} }, { dedupe: { store: { ...createMemoryDedupeStore(), claim } } })(REPORT);
    expect(claim.mock.calls[0]?.[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it("that throws is reported, and the webhook is handled", async () => {
    const fail = (): never => {
      throw new Error("no redis");
    };
    const onError = vi.fn();
    const smsStatusReport = vi.fn();
    const send = make(
      { smsStatusReport },
      { onError, dedupe: { store: { claim: fail, complete: fail, release: fail } } },
    );
    expect((await send(REPORT)).status).toBe(200);
    expect(smsStatusReport).toHaveBeenCalledOnce();
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it("that returns running leads to 503 for the duplicate", async () => {
    const onRejected = vi.fn();
    const store: DedupeStore = { ...createMemoryDedupeStore(), claim: () => ({ state: "running" }) };
    const response = await make({ smsStatusReport: () => {} }, { onRejected, dedupe: { store } })(REPORT);
    expect(response.status).toBe(503);
    expect(onRejected).toHaveBeenCalledWith(expect.objectContaining({ status: 503 }), expect.any(Request));
  });

  it("in memory evicts the oldest beyond maxEntries", async () => {
    const store = createMemoryDedupeStore({ maxEntries: 2 });
    for (const key of ["a", "b", "c"]) {
      await store.claim(key);
      await store.complete(key, { contentType: "", body: key });
    }
    expect(await store.claim("c")).toMatchObject({ state: "done", reply: { body: "c" } });
    expect(await store.claim("a")).toStrictEqual({ state: "claimed" });
  });
});

describe("webhookKey", () => {
  it.each(messageExamples.map((example) => [example.id, example.format, example.text] as const))(
    "recognises the contract's %s in %s",
    (_, _format, text) => {
      const webhook = parseWebhook(text);
      expect(webhook.id === "unknown" ? undefined : webhookKey(webhook)).toBeTypeOf("string");
    },
  );
});
