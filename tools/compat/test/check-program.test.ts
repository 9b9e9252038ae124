import { describe, expect, it } from "vitest";
import { CALLS, checkProgram } from "../src/check-program.js";
import type { Exchange } from "../src/stage.js";

const headers = { accept: "application/json", "content-type": "application/json", "content-length": "2" };
const SENT: readonly Exchange[] = [
  {
    method: "POST",
    path: "/a/SMS/TemplateSMS",
    headers,
    reply: { statusCode: "000000", templateSMS: { smsMessageSid: "m1" } },
  },
  { method: "GET", path: "/a/AccountInfo", headers, reply: { statusCode: "000000", Account: { balance: "100.00" } } },
  {
    method: "POST",
    path: "/a/SubAccounts",
    headers,
    reply: { statusCode: "000000", SubAccount: { subAccountSid: "s1" } },
  },
  { method: "POST", path: "/a/ivr/createconf", headers, reply: { statusCode: "000000", confid: "1234" } },
  {
    method: "POST",
    path: "/a/SMS/TemplateSMS",
    headers,
    reply: { statusCode: "111181", statusMsg: "no such application" },
  },
];
const PRINTED = [
  ...["sendTemplateSms 000000 m1", "getAccountInfo 000000 100.00", "createSubAccount 000000 s1"],
  ...["createConference 000000 1234", "failure 111181 no such application"],
];
const OUTPUT = `${PRINTED.join("\n")}\n`;

/** The exchanges with one changed. */
function withExchange(index: number, change: Partial<Exchange>): readonly Exchange[] {
  return SENT.map((exchange, at) => (at === index ? { ...exchange, ...change } : exchange));
}

describe("checkProgram", () => {
  it("accepts a program that makes all calls and prints their results, in colour, too", () => {
    expect(SENT).toHaveLength(CALLS.length);
    expect(checkProgram(SENT, OUTPUT)).toEqual([]);
    expect(checkProgram(SENT, `\u001b[0m${OUTPUT}`)).toEqual([]);
  });

  it.each(CALLS.map(({ name }, index) => [name, index] as const))(
    "rejects a program that does not print the result of %s",
    (name, index) => {
      const output = PRINTED.filter((_, at) => at !== index).join("\n");
      expect(checkProgram(SENT, output)).toEqual([`${name}: did not print "${PRINTED[index]}"`]);
    },
  );

  it("rejects a program that stops early, or sends more", () => {
    expect(checkProgram(SENT.slice(0, 4), OUTPUT)).toEqual(["failure: was not sent"]);
    expect(checkProgram([...SENT, ...SENT.slice(0, 1)], OUTPUT)).toEqual(["sent 6 requests instead of 5"]);
  });

  it("rejects a request that does not accept JSON, is not JSON, or has no length", () => {
    expect(checkProgram(withExchange(0, { headers: { accept: "*/*" } }), OUTPUT)).toEqual([
      "sendTemplateSms: does not accept JSON",
      "sendTemplateSms: is not JSON",
      "sendTemplateSms: has no Content-Length",
    ]);
  });

  it("rejects a call that failed, with the code and its message", () => {
    const reply = { statusCode: "111109", statusMsg: "sig mismatch" };
    expect(checkProgram(withExchange(1, { reply }), OUTPUT)).toEqual(["getAccountInfo: answered 111109 sig mismatch"]);
  });

  it("rejects a success where a failure is due", () => {
    const reply = { statusCode: "000000", statusMsg: "no such application" };
    expect(checkProgram(withExchange(4, { reply }), OUTPUT)).toEqual(["failure: answered 000000 no such application"]);
  });
});
