import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type RawResponse, sendTemplateSms } from "../../src/index.js";
import { gateway, json, xmlText } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const SMS = { to: "13800138000", templateId: "1" };

describe("onResponse of a call", () => {
  it.each([
    ["JSON", json({ statusCode: "000000", traceId: 7, templateSMS: { smsMessageSid: "1", fee: "0.05" } })],
    [
      "XML",
      xmlText(
        "<Response><statusCode>000000</statusCode><traceId>7</traceId><TemplateSMS><smsMessageSid>1</smsMessageSid><fee>0.05</fee></TemplateSMS></Response>",
      ),
    ],
  ])(
    "gets the text, and the fields that the contract does not know, in %s; the result keeps its type",
    async (_, answer) => {
      server.answer(answer);
      const seen: RawResponse[] = [];
      const result = await sendTemplateSms(makeClient(server), SMS, { onResponse: (response) => seen.push(response) });
      expect(result).toEqual({ smsMessageSid: "1" });
      expect(seen).toHaveLength(1);
      expect(seen[0]?.status).toBe(200);
      expect(seen[0]?.text).toContain("traceId");
      expect(Object.values(seen[0]?.unknownFields ?? {})).toEqual(["7", "0.05"]);
      expect(seen[0]?.unknownFields).toMatchObject({ traceId: "7" });
    },
  );

  it("receives responses of gateways, and its errors are ignored", async () => {
    server.answer(gateway(502));
    const onResponse = (): never => {
      throw new Error("of the listener");
    };
    const error = await caught(() => sendTemplateSms(makeClient(server), SMS, { onResponse }));
    expect(error).toMatchObject({ kind: "http", status: 502 });
  });
});
