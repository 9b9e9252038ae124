import { describe, expect, it } from "vitest";
import { type BulkProgress, isCloopenConfigError, sendTemplateSmsInBulk, TransportError } from "../../src/index.js";
import { answeringClient } from "../support/answering-client.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";

const RECIPIENTS = ["13800138000", "13900139000", "13800138000"];
const accepted = (body: Readonly<Record<string, unknown>>, at: number) => ({
  statusCode: "000000",
  templateSMS: { smsMessageSid: `m${at}` },
  body,
});

describe("a bulk sending that is awaited", () => {
  it("sends, and resolves to the totals", async () => {
    const { cloopen, sent } = answeringClient(accepted);
    const totals: BulkProgress = await sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: RECIPIENTS });
    expect(totals).toEqual({ accepted: 2, rejected: 0, unknown: 0, unsent: 0, duplicate: 1 });
    expect(sent).toHaveLength(1);
  });

  it("sends once, however often it is awaited", async () => {
    const { cloopen, sent } = answeringClient(accepted);
    const sending = sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: RECIPIENTS });
    await Promise.all([sending, sending, sending]);
    expect(sent).toHaveLength(1);
  });

  it("rejects with the cause of an early stop", async () => {
    const { cloopen } = answeringClient(() => ({ statusCode: "111109" }));
    const error = await caught(() => sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: RECIPIENTS }));
    expect(error).toMatchObject({ kind: "api", statusCode: "111109" });
  });

  it("rejects with a CloopenConfigError without a client", () => {
    const forgotten = () => sendTemplateSmsInBulk({ templateId: "1", recipients: RECIPIENTS } as never, {} as never);
    expect(forgotten).toThrow("sendTemplateSmsInBulk: the first argument must be a client of createClient()");
  });
});

describe("the reqId of each request", () => {
  it("is the caller's, and is in the results", async () => {
    const { cloopen, sent } = answeringClient(accepted);
    const asked: unknown[] = [];
    const reqId = (request: { readonly index: number }): string => {
      asked.push(request);
      return `journal${request.index}`;
    };
    const results = [];
    const options = { batchSize: 1, concurrency: 1, reqId };
    for await (const result of sendTemplateSmsInBulk(
      cloopen,
      { templateId: "1", recipients: RECIPIENTS.slice(0, 2) },
      options,
    ))
      results.push(result);
    expect(asked).toEqual([
      { recipients: ["13800138000"], index: 0 },
      { recipients: ["13900139000"], index: 1 },
    ]);
    expect(sent.map((body) => body["reqId"])).toEqual(["journal0", "journal1"]);
    expect(results.map((result) => result.reqId)).toEqual(["journal0", "journal1"]);
  });

  it("is in failed results, too", async () => {
    const { cloopen } = answeringClient(() => {
      throw new Error("reset");
    });
    const results = [];
    const sending = sendTemplateSmsInBulk(
      cloopen,
      { templateId: "1", recipients: ["13800138000"] },
      { reqId: () => "mine" },
    );
    for await (const result of sending) results.push(result);
    expect(results).toMatchObject([{ outcome: "unknown", reqId: "mine" }]);
  });

  it("stops the sending when its function throws", async () => {
    const { cloopen, sent } = answeringClient(accepted);
    const failure = new Error("the journal is full");
    const reqId = (): string => {
      throw failure;
    };
    const sending = sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: ["13800138000"] }, { reqId });
    expect(await sending.next()).toMatchObject({ value: { outcome: "unsent", error: failure } });
    expect(
      await caught(async () => {
        for await (const _ of sending);
      }),
    ).toBe(failure);
    expect(sent).toEqual([]);
  });

  it("must be a function", () => {
    const { cloopen } = answeringClient(accepted);
    const error = caught(() =>
      // @ts-expect-error: one reqId for all requests would make all but the first rejected
      sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: RECIPIENTS }, { reqId: "mine" }),
    );
    return expect(error.then(isCloopenConfigError)).resolves.toBe(true);
  });
});

describe("the outcome of a request", () => {
  const lost = new TransportError("connection", { requestSent: true, code: "ECONNRESET" });
  const refused = new TransportError("connection", { requestSent: false, code: "ECONNREFUSED" });

  it.each([
    ["read by the platform, and then nobody listened", [lost, refused], "unknown"],
    ["never sent", [refused, refused], "unsent"],
  ])("covers all attempts: %s", async (_, failures, outcome) => {
    const left = [...failures];
    const cloopen = makeClient(
      { baseUrl: "http://127.0.0.1:1/2013-12-26" },
      {
        retry: { smsByReqId: true, maxAttempts: failures.length },
        transport: () => Promise.reject(left.shift()),
      },
    );
    const results = [];
    for await (const result of sendTemplateSmsInBulk(cloopen, { templateId: "1", recipients: ["13800138000"] }))
      results.push(result);
    expect(results).toMatchObject([{ outcome, error: { attempts: 2, mayHaveActed: outcome === "unknown" } }]);
  });
});
