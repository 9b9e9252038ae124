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

describe.each(COMBINATIONS)("with a $request request and a $reply response", ({ request, reply }) => {
  it.each(["client", "call"])("sends matching headers when the %s sets the formats", async (where) => {
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
  it("is overridden by the client's format", async () => {
    await createConference(makeClient(server, { format: "json" }), {});
    expect(server.theRequest().headers.get("content-type")).toBe("application/json;charset=utf-8");
  });

  it("applies to the side that the caller does not set", async () => {
    await createConference(makeClient(server), {}, { format: { reply: "json" } });
    expect(server.theRequest().headers.get("content-type")).toBe("application/xml;charset=utf-8");
    expect(server.theRequest().headers.get("accept")).toBe("application/json");
  });
});

describe("ignores a wrong Content-Type of the response", () => {
  it("reads XML labelled as JSON, in any format", async () => {
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

  it("reads JSON labelled as XML, in any format", async () => {
    server.answer((socket) => {
      const body = '\r\n {"statusCode":"000000","TemplateSMS":{"smsMessageSid":"7"}}';
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
    });
    expect(await sendTemplateSms(makeClient(server), SMS, { format: "xml" })).toStrictEqual({ smsMessageSid: "7" });
  });
});
