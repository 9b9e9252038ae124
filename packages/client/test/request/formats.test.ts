import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createConference, type Format, sendTemplateSms } from "../../src/index.js";
import { json, xmlText } from "../support/answers.js";
import { makeClient } from "../support/make-client.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const SMS = { to: "13800138000", templateId: "1", datas: ["6532", "5"] };
const RESULT = { smsMessageSid: "0042", dateCreated: "20140416142031" };
const ANSWERS = {
  json: json({ statusCode: "000000", templateSMS: RESULT }),
  xml: xmlText(
    "<Response><statusCode>000000</statusCode><TemplateSMS><smsMessageSid>0042</smsMessageSid><dateCreated>20140416142031</dateCreated></TemplateSMS></Response>",
  ),
};
const FORMATS: readonly Format[] = ["json", "xml"];
const COMBINATIONS = FORMATS.flatMap((request) => FORMATS.map((reply) => ({ request, reply })));

describe.each(COMBINATIONS)("$request out, $reply back", ({ request, reply }) => {
  it.each(["client", "call"])("has the right headers, said by the %s", async (where) => {
    server.answer(ANSWERS[reply]);
    const format = { request, reply };
    const cloopen = makeClient(
      server,
      where === "client" ? { format } : { format: request === "json" ? "xml" : "json" },
    );
    const sent = await sendTemplateSms(cloopen, SMS, where === "call" ? { format } : {});
    const { headers, body } = server.theRequest();
    expect(headers.get("content-type")).toBe(`application/${request};charset=utf-8`);
    expect(headers.get("accept")).toBe(`application/${reply}`);
    expect(body.toString()).toMatch(request === "json" ? /^\{/ : /^<\?xml/);
    expect(sent).toStrictEqual(RESULT);
  });
});

describe("x-preferred-format", () => {
  it("gives way to the client's format", async () => {
    await createConference(makeClient(server, { format: "json" }), {});
    expect(server.theRequest().headers.get("content-type")).toBe("application/json;charset=utf-8");
  });

  it("stays for the half that the caller does not say", async () => {
    await createConference(makeClient(server), {}, { format: { reply: "json" } });
    expect(server.theRequest().headers.get("content-type")).toBe("application/xml;charset=utf-8");
    expect(server.theRequest().headers.get("accept")).toBe("application/json");
  });
});

describe("the label of a reply may lie", () => {
  it("XML under a JSON label, whatever was asked for", async () => {
    server.answer((socket, request) => {
      const body =
        "<Response><statusCode>000000</statusCode><TemplateSMS><smsMessageSid>7</smsMessageSid></TemplateSMS></Response>";
      expect(request.headers.get("accept")).toBe("application/json");
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
    });
    expect(await sendTemplateSms(makeClient(server), SMS)).toStrictEqual({ smsMessageSid: "7" });
  });

  it("JSON under an XML label, whatever was asked for", async () => {
    server.answer((socket) => {
      const body = '\r\n {"statusCode":"000000","TemplateSMS":{"smsMessageSid":"7"}}';
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
    });
    expect(await sendTemplateSms(makeClient(server), SMS, { format: "xml" })).toStrictEqual({ smsMessageSid: "7" });
  });
});
