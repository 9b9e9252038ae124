import { describe, expect, it } from "vitest";
import { observeReply } from "../../src/coverage/observe-reply.js";
import type { Exchange } from "../../src/target/http-message.js";

const FORMATS = { request: "xml", reply: "json" } as const;

function exchange(path: string, sent: string, answered: string): Exchange {
  const headers = new Map<string, string>();
  return {
    request: { startLine: `POST ${path} HTTP/1.1`, headers, body: Buffer.from(sent) },
    reply: { startLine: "HTTP/1.1 200 OK", headers, body: Buffer.from(answered) },
  };
}

describe("observeReply", () => {
  it("reads operation, command and code from the messages", () => {
    const seen = exchange(
      "/2013-12-26/Accounts/a/ivr/call?sig=1&callid=2",
      '<Request><Appid>c</Appid><Transfer callid="2"/></Request>',
      '{"statusCode":"110126","statusMsg":"x"}',
    );
    expect(observeReply("http", seen, FORMATS)).toEqual({
      kind: "reply",
      transport: "http",
      operation: "controlCall",
      command: "Transfer",
      code: "110126",
      by: "rule",
      formats: "xml/json",
    });
  });

  it("attributes a code to the called number only when the number asks for that code", () => {
    const answered = "<Response><statusCode>112310</statusCode></Response>";
    const path = "/2013-12-26/Accounts/a/SMS/TemplateSMS";
    expect(observeReply("http", exchange(path, '{"to":"19900112310"}', answered), FORMATS).by).toBe("number");
    expect(observeReply("http", exchange(path, '{"to":"19900112311"}', answered), FORMATS).by).toBe("rule");
  });

  it("rejects an unknown path, and a reply without a status code", () => {
    expect(() =>
      observeReply("http", exchange("/v/Accounts/a/Nothing", "", '{"statusCode":"000000"}'), FORMATS),
    ).toThrow("no operation of the contract");
    expect(() => observeReply("http", exchange("/v/Accounts/a/SMS/Messages", "", "ok"), FORMATS)).toThrow(
      "no status code",
    );
  });
});
