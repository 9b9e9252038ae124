import { beforeEach, describe, expect, test } from "vitest";
import type { RequestLine } from "../../../src/server/request-context.js";
import { OPERATIONS, type OperationName, type Plan, POST_NAMES, planFor } from "../../support/plan.js";
import { codeOf, send } from "../../support/reply.js";
import { APP_ID, createTestSandbox } from "../../support/test-sandbox.js";

const lenient = createTestSandbox().sandbox;
const strict = createTestSandbox({ strict: true }).sandbox;

beforeEach(() => {
  lenient.reset();
  strict.reset();
  // One without placeholders, for the rows that are about `datas`.
  for (const { admin } of [lenient, strict]) admin.seedTemplate({ id: "2", content: "系统维护" });
});

/** What is sent, and the code that it gives in both modes, success by default. What the modes differ about is in leniencies.ts. */
interface Row {
  readonly what: string;
  readonly name?: OperationName;
  readonly body: string;
  readonly contentType?: string | undefined;
  readonly code?: string;
}

const JSON_TYPE = "application/json;charset=utf-8";
const XML_TYPE = "application/xml;charset=utf-8";
const [to, id] = ["13800138000", APP_ID];
const sms = (members: string): string =>
  `{"to":"${to}","appId":"${id}","templateId":"1","datas":["6532","5"]${members}}`;
const plain = (members: string): string => `{"to":"${to}","appId":"${id}","templateId":"2"${members}}`;
const smsXml = (members: string): string =>
  `<to>${to}</to><appId>${id}</appId><templateId>1</templateId><datas><data>6532</data><data>5</data></datas>${members}`;
const plainXml = (members: string): string =>
  `<TemplateSMS><to>${to}</to><appId>${id}</appId><templateId>2</templateId>${members}</TemplateSMS>`;

function run(rows: readonly Row[], contentType: string): void {
  test.each(rows)("$what", async (row) => {
    const plan: Plan = {
      ...planFor(row.name ?? "sendTemplateSms"),
      body: row.body,
      contentType: "contentType" in row ? row.contentType : contentType,
    };
    const { code = "000000" } = row;
    for (const sandbox of [lenient, strict]) {
      expect(await codeOf(sandbox, plan)).toBe(code);
      // What is rejected in the end was no deviation that was taken.
      expect(sandbox.warnings).toEqual([]);
    }
  });
}

describe("JSON bodies", () => {
  run(
    [
      { what: "as documented", body: sms("") },
      { what: "newlines and blanks between members", body: sms("").replaceAll(",", " ,\r\n\t ") },
      { what: "escaped characters", body: sms("").replace("6532", "\\u0026") },
      {
        what: "members in another order",
        body: `{"datas":["1","2"],"templateId":"1","appId":"${id}","to":"${to}"}`,
      },
      { what: "datas null", body: plain(',"datas":null') },
      { what: "datas absent", body: plain("") },
      { what: "datas []", body: plain(',"datas":[]') },
      { what: "datas empty text", body: plain(',"datas":""') },
      {
        what: "datas null, template with placeholders",
        body: plain(',"datas":null').replace('"2"', '"1"'),
        code: "112308",
      },
      {
        what: "datas absent, template with placeholders",
        body: plain("").replace('"2"', '"1"'),
        code: "112308",
      },
      {
        what: "datas [], template with placeholders",
        body: plain(',"datas":[]').replace('"2"', '"1"'),
        code: "112308",
      },
      { what: "empty texts for optional members", body: sms(',"subAppend":"","reqId":""') },
      { what: "null for optional members", body: sms(',"subAppend":null,"reqId":null') },
      { what: "empty text in datas is a value", body: sms("").replace('"5"', '""') },
      { what: "empty to", body: sms("").replace(to, ""), code: "112306" },
      { what: "empty appId", body: sms("").replace(id, ""), code: "111169" },
      {
        what: "empty templateId",
        body: sms("").replace('"templateId":"1"', '"templateId":""'),
        code: "112307",
      },
      {
        what: "unused attributes as empty texts",
        name: "createConference",
        body: `{"Appid":"${id}","CreateConf":{"action":"","passwd":"","maxmember":""}}`,
      },
      { what: "a command as an empty text", name: "createConference", body: `{"Appid":"${id}","CreateConf":""}` },
      {
        what: "command first, Appid after it",
        name: "createConference",
        body: `{"CreateConf":{},"Appid":"${id}"}`,
      },
      { what: "datas as one text", body: plain(',"datas":"6532"'), code: "160031" },
      { what: "datas as an object", body: plain(',"datas":{"code":"6532"}'), code: "160031" },
      { what: "datas as a text that holds JSON", body: plain(',"datas":"[\\"6532\\"]"'), code: "160031" },
      {
        what: "datas as an object, behind a number for a text",
        body: `{"appId":"${id}","datas":{},"subAppend":"1","to":"${to}","templateId":"1"}`,
        code: "160031",
      },
      { what: "an object for a text", body: plain(',"reqId":{}'), code: "160031" },
      { what: "cut short", body: sms("").slice(0, -5), code: "160031" },
      { what: "no object", body: "[]", code: "160031" },
      { what: "null", body: "null", code: "160031" },
      { what: "plain words", body: "hello there", code: "160031" },
      { what: "form fields", body: `to=${to}&appId=${id}`, code: "160031" },
    ],
    JSON_TYPE,
  );

  test.each<[OperationName, string]>([
    ["sendTemplateSms", sms("").replace("appId", "Appid")],
    ["createConference", `{"appId":"${id}","CreateConf":{}}`],
  ])("%s: the application's id in the other spelling is none", async (name, body) => {
    expect(await codeOf(lenient, { ...planFor(name), body })).toBe("111169");
    expect(await codeOf(strict, { ...planFor(name), body })).toBe("160031");
  });

  test("names datas in both modes where it is an object", async () => {
    for (const strict of [false, true]) {
      const lines: RequestLine[] = [];
      const { sandbox } = createTestSandbox({ strict, onRequest: (line) => void lines.push(line) });
      await send(sandbox, { ...planFor("sendTemplateSms"), body: plain(',"datas":{"code":"6532"}') });
      expect(lines).toMatchObject([{ answer: "160031", why: "TemplateSMS.datas should be a list, but is object" }]);
    }
  });

  test("what is noted stays one line, whatever a member is called", async () => {
    const body = sms(',"a\\nwarning: b\\u001b[2J":"x"');
    expect(await codeOf(lenient, { ...planFor("sendTemplateSms"), body })).toBe("000000");
    expect(lenient.warnings).toHaveLength(1);
    expect(lenient.warnings[0]?.what).not.toMatch(/\p{Cc}/u);
  });

  test("numbers become their text", async () => {
    await send(lenient, { ...planFor("sendTemplateSms"), body: sms("").replace('["6532","5"]', "[6532,5]") });
    expect([...lenient.state.messages.values()]).toMatchObject([{ datas: ["6532", "5"] }]);
  });

  test("a digit becomes its word", async () => {
    const body = `{"Appid":"${id}","CreateConf":{"autorecord":"1","autodelete":"0"}}`;
    await send(lenient, { ...planFor("createConference"), body });
    expect([...lenient.state.conferences.values()].map(({ settings }) => settings)).toEqual([
      { autorecord: "true", autodelete: "false" },
    ]);
  });

  test("a raw newline stays that character, an escape is decoded", async () => {
    await send(lenient, {
      ...planFor("sendTemplateSms"),
      body: sms("").replace("6532", "65\n32").replace('"5"', '"\\u0026"'),
    });
    expect([...lenient.state.messages.values()]).toMatchObject([{ datas: ["65\n32", "&"] }]);
  });
});

describe("XML bodies", () => {
  const body = `<TemplateSMS>${smsXml("")}</TemplateSMS>`;
  const declared = (declaration: string): string => `${declaration}\n${body}`;
  run(
    [
      { what: "without declaration", body },
      { what: "with declaration", body: declared('<?xml version="1.0" encoding="utf-8"?>') },
      { what: "single-quoted declaration", body: declared("<?xml version='1.0' encoding='utf-8'?>") },
      { what: "newline behind the root", body: `${body}\r\n` },
      {
        what: "byte-order mark, then the declaration",
        body: `\uFEFF${declared('<?xml version="1.0"?>')}`,
      },
      {
        what: "members in another order",
        body: `<TemplateSMS><templateId>2</templateId><appId>${id}</appId><to>${to}</to></TemplateSMS>`,
      },
      {
        what: "Appid after the command",
        name: "createConference",
        body: `<Request><CreateConf maxmember="20"/><Appid>${id}</Appid></Request>`,
      },
      {
        what: "command as an open and close pair",
        name: "createConference",
        body: `<Request><Appid>${id}</Appid><CreateConf></CreateConf></Request>`,
      },
      {
        what: "single-quoted attributes",
        name: "createConference",
        body: `<Request><Appid>${id}</Appid><CreateConf maxmember='20'/></Request>`,
      },
      {
        what: "empty attributes",
        name: "createConference",
        body: `<Request><Appid>${id}</Appid><CreateConf action="" passwd="" maxmember=""/></Request>`,
      },
      {
        what: "unescaped &",
        body: `<TemplateSMS>${smsXml("").replace("6532", "a&b")}</TemplateSMS>`,
        code: "160031",
      },
      {
        what: "unescaped <",
        body: `<TemplateSMS>${smsXml("").replace("6532", "a<5")}</TemplateSMS>`,
        code: "160031",
      },
      {
        what: "escaped & and <",
        body: `<TemplateSMS>${smsXml("").replace("6532", "a&amp;b&lt;5")}</TemplateSMS>`,
      },
      {
        what: "CDATA and comments",
        body: `<TemplateSMS><!-- c -->${smsXml("").replace("6532", "<![CDATA[a&b]]>")}</TemplateSMS>`,
      },
      { what: "datas empty element", body: plainXml("<datas/>") },
      { what: "datas open and close", body: plainXml("<datas></datas>") },
      {
        what: "datas empty, template with placeholders",
        body: plainXml("<datas/>").replace(">2<", ">1<"),
        code: "112308",
      },
      { what: "empty elements for optional members", body: plainXml("<subAppend/><reqId></reqId>") },
      { what: "empty to", body: plainXml("").replace(to, ""), code: "112306" },
      { what: "empty appId", body: plainXml("").replace(id, ""), code: "111169" },
      { what: "empty templateId", body: plainXml("").replace(">2<", "><"), code: "112307" },
      { what: "DOCTYPE", body: `<!DOCTYPE TemplateSMS>${body}`, code: "160031" },
      {
        what: "DOCTYPE with an entity",
        body: `<!DOCTYPE a [<!ENTITY x "y">]>${body}`,
        code: "160031",
      },
      { what: "half a document", body: body.slice(0, 60), code: "160031" },
      { what: "root never closed", body: body.slice(0, -14), code: "160031" },
      { what: "two roots", body: body + body, code: "160031" },
      { what: "over-deep", body: `${"<a>".repeat(1000)}${"</a>".repeat(1000)}`, code: "160031" },
      { what: "a lone <", body: "<", code: "160031" },
    ],
    XML_TYPE,
  );

  test("an attribute given twice is not well-formed", async () => {
    const twice = `<Request><Appid>${id}</Appid><CreateConf maxmember="20" maxmember="20"/></Request>`;
    const plan: Plan = { ...planFor("createConference", "xml"), body: twice };
    expect([await codeOf(lenient, plan), await codeOf(strict, plan)]).toEqual(["160031", "160031"]);
  });
});

describe("labels", () => {
  run(
    [
      { what: "JSON without charset", body: sms(""), contentType: "application/json" },
      {
        what: "JSON with a trailing semicolon",
        body: sms(""),
        contentType: "application/json;charset=utf-8;",
      },
      {
        what: "JSON in other letter case",
        body: sms(""),
        contentType: "Application/JSON; Charset=UTF-8",
      },
      { what: "XML without charset", body: plainXml(""), contentType: "application/xml" },
    ],
    JSON_TYPE,
  );
});

describe.each(POST_NAMES)("%s without a readable body", (name) => {
  test.each([
    ["no body", undefined, "160030"],
    ["an empty body", "", "160030"],
    ["blanks only", " \r\n\t", "160030"],
    ["half a JSON object", "{", "160031"],
    ["half an XML element", "<Request", "160031"],
    ["a DOCTYPE", "<!DOCTYPE x><x/>", "160031"],
  ])("%s → %s", async (_, body, code) => {
    for (const sandbox of [lenient, strict]) {
      for (const format of ["json", "xml"] as const) {
        expect(await send(sandbox, { ...planFor(name, format), body })).toMatchObject({ statusCode: code, format });
      }
    }
  });

  test("a body beyond 1 MiB → 160031", async () => {
    const [open] = OPERATIONS[name].bodies?.json.split("}") ?? [];
    const body = `${open}${" ".repeat(1024 * 1024)}}`;
    expect(await codeOf(lenient, { ...planFor(name), body })).toBe("160031");
  });
});

test("a GET's body and Content-Type are ignored", async () => {
  for (const contentType of [JSON_TYPE, "text/plain", undefined]) {
    expect(await codeOf(strict, { ...planFor("getAccountInfo"), contentType })).toBe("000000");
  }
});
