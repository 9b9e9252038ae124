import { describe, expect, it } from "vitest";
import { readCallback } from "../../src/callbacks/read-callback.js";
import type { HttpMessage } from "../../src/target/http-message.js";

const SECRET = "0123456789abcdef";
const CALL = "2".repeat(32);

function message(target: string, body = "", method = "POST"): HttpMessage {
  return { startLine: `${method} ${target} HTTP/1.1`, headers: new Map(), body: Buffer.from(body) };
}

const REPORT = { action: "SMSArrived", smsType: "1", content: "f".repeat(32), fromNum: "13800138000", status: "0" };

describe("readCallback", () => {
  it("identifies a notification by its path, and any other callback by its body", () => {
    const start = readCallback(message(`/ivr/${SECRET}/startservice?appid=${"c".repeat(32)}&callid=${CALL}`));
    expect([start.callback.id, start.message]).toEqual(["ivrStartService", { appid: "c".repeat(32), callid: CALL }]);
    const report = readCallback(message(`/callbacks/${SECRET}`, JSON.stringify({ Request: REPORT })));
    expect([report.callback.id, report.form.format, report.message]).toEqual(["smsStatusReport", "json", REPORT]);
  });

  it.each([
    ["a notification without what it is about", message(`/ivr/${SECRET}/startservice?to=1`), "lacks callid"],
    [
      "a value of another form",
      message(`/ivr/${SECRET}/startservice?callid=1`),
      "ivrStartService: callid / must match pattern",
    ],
    ["a parameter that nobody knows", message(`/ivr/${SECRET}/startservice?callid=${CALL}&x=1`), "no parameter x"],
    ["a parameter given twice", message(`/ivr/${SECRET}/stopservice?callid=${CALL}&callid=${CALL}`), "callid twice"],
    ["a path that nobody knows", message(`/ivr/${SECRET}/elsewhere`), "no notification goes to elsewhere"],
    ["a callback that is fetched", message(`/callbacks/${SECRET}`, "", "GET"), "this is GET"],
    [
      "JSON without its wrapper",
      message(`/callbacks/${SECRET}`, JSON.stringify(REPORT)),
      "no callback of the contract",
    ],
    [
      "a member that nobody knows",
      message(`/callbacks/${SECRET}`, JSON.stringify({ Request: { ...REPORT, x: "1" } })),
      "holds x, which the contract does not have",
    ],
    ["another root", message(`/callbacks/${SECRET}`, "<Reply><action>CallAuth</action></Reply>"), "the root is Reply"],
  ])("rejects %s", (_, request, problem) => {
    expect(() => readCallback(request)).toThrow(problem);
  });
});
