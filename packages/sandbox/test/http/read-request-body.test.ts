import { beforeEach, describe, expect, test } from "vitest";
import { OPERATIONS, type OperationName, type Plan, POST_NAMES, planFor } from "../world/plan.js";
import { codeOf, send } from "../world/reply.js";
import { APP_ID, createTestSandbox } from "../world/test-sandbox.js";

const lenient = createTestSandbox().sandbox;
const strict = createTestSandbox({ strict: true }).sandbox;

beforeEach(() => {
  lenient.reset();
  strict.reset();
  // One without placeholders, for the rows that are about `datas`.
  for (const { state } of [lenient, strict]) state.templates.set("2", { id: "2", content: "系统维护" });
});

/** One row of envelope.md §7: what is sent, and the code in either mode. `noted` tells whether it counts as a deviation. */
interface Row {
  readonly what: string;
  readonly name?: OperationName;
  readonly body: string;
  readonly contentType?: string | undefined;
  readonly lenient?: string;
  readonly strict: string;
  readonly noted?: boolean;
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
    expect({ lenient: await codeOf(lenient, plan), strict: await codeOf(strict, plan) }).toEqual({
      lenient: row.lenient ?? "000000",
      strict: row.strict,
    });
    // What is refused in the end may have been noted on the way.
    if (row.lenient === undefined) {
      expect(lenient.warnings.length > 0, "a deviation that was taken is noted").toBe(
        row.noted ?? row.strict !== "000000",
      );
    }
    expect(strict.warnings).toEqual([]);
  });
}

describe("JSON bodies", () => {
  run(
    [
      { what: "as documented", body: sms(""), strict: "000000" },
      { what: "single-quoted names and texts", body: sms("").replaceAll('"', "'"), strict: "160031" },
      { what: "trailing comma in an array", body: sms("").replace('"5"]', '"5",]'), strict: "160031" },
      { what: "trailing comma in an object", body: sms(","), strict: "160031" },
      { what: "newlines and blanks between members", body: sms("").replaceAll(",", " ,\r\n\t "), strict: "000000" },
      { what: "raw newline in a text", body: sms("").replace("6532", "65\n32"), strict: "160031" },
      { what: "raw tab in a text", body: sms("").replace("6532", "65\t32"), strict: "160031" },
      { what: "escaped characters", body: sms("").replace("6532", "\\u0026"), strict: "000000" },
      {
        what: "members in another order",
        body: `{"datas":["1","2"],"templateId":"1","appId":"${id}","to":"${to}"}`,
        strict: "000000",
      },
      { what: "number for startNo", name: "listSubAccounts", body: `{"appId":"${id}","startNo":0}`, strict: "160031" },
      { what: "number for offset", name: "listSubAccounts", body: `{"appId":"${id}","offset":10}`, strict: "160031" },
      {
        what: "number for an attribute",
        name: "createConference",
        body: `{"Appid":"${id}","CreateConf":{"maxmember":20}}`,
        strict: "160031",
      },
      {
        what: "truth value for an attribute",
        name: "createConference",
        body: `{"Appid":"${id}","CreateConf":{"autorecord":true}}`,
        strict: "160031",
      },
      { what: "datas null", body: plain(',"datas":null'), strict: "000000" },
      { what: "datas absent", body: plain(""), strict: "000000" },
      { what: "datas []", body: plain(',"datas":[]'), strict: "000000" },
      { what: "datas empty text", body: plain(',"datas":""'), strict: "000000" },
      {
        what: "datas null, template with placeholders",
        body: plain(',"datas":null').replace('"2"', '"1"'),
        lenient: "112308",
        strict: "112308",
      },
      {
        what: "datas absent, template with placeholders",
        body: plain("").replace('"2"', '"1"'),
        lenient: "112308",
        strict: "112308",
      },
      {
        what: "datas [], template with placeholders",
        body: plain(',"datas":[]').replace('"2"', '"1"'),
        lenient: "112308",
        strict: "112308",
      },
      { what: "empty texts for optional members", body: sms(',"subAppend":"","reqId":""'), strict: "000000" },
      { what: "null for optional members", body: sms(',"subAppend":null,"reqId":null'), strict: "000000" },
      { what: "empty text in datas is a value", body: sms("").replace('"5"', '""'), strict: "000000" },
      { what: "empty to", body: sms("").replace(to, ""), lenient: "112306", strict: "112306" },
      { what: "empty appId", body: sms("").replace(id, ""), lenient: "111169", strict: "111169" },
      {
        what: "empty templateId",
        body: sms("").replace('"templateId":"1"', '"templateId":""'),
        lenient: "112307",
        strict: "112307",
      },
      { what: "unknown member", body: sms(',"sender":"x"'), strict: "160031" },
      {
        what: "unknown member in a command",
        name: "createConference",
        body: `{"Appid":"${id}","CreateConf":{"colour":"red"}}`,
        strict: "160031",
      },
      { what: "unknown member __proto__", body: sms(',"__proto__":{"reqId":"1"}'), strict: "160031" },
      {
        what: "appId on callback, as some send",
        name: "callback",
        body: `{"from":"${to}","to":"13900139000","appId":"${id}"}`,
        strict: "160031",
      },
      { what: "member given twice, same value", body: sms(`,"to":"${to}"`), strict: "160031" },
      {
        what: "member of a command given twice",
        name: "createConference",
        body: `{"Appid":"${id}","CreateConf":{"maxmember":"20","maxmember":"20"}}`,
        strict: "160031",
      },
      {
        what: "unused attributes as empty texts",
        name: "createConference",
        body: `{"Appid":"${id}","CreateConf":{"action":"","passwd":"","maxmember":""}}`,
        strict: "000000",
      },
      {
        what: "command first, Appid after it",
        name: "createConference",
        body: `{"CreateConf":{},"Appid":"${id}"}`,
        strict: "000000",
      },
      { what: "datas as one text", body: plain(',"datas":"6532"'), lenient: "160031", strict: "160031" },
      { what: "an object for a text", body: plain(',"reqId":{}'), lenient: "160031", strict: "160031" },
      { what: "cut short", body: sms("").slice(0, -5), lenient: "160031", strict: "160031" },
      { what: "no object", body: "[]", lenient: "160031", strict: "160031" },
      { what: "null", body: "null", lenient: "160031", strict: "160031" },
      { what: "plain words", body: "hello there", lenient: "160031", strict: "160031" },
      { what: "form fields", body: `to=${to}&appId=${id}`, lenient: "160031", strict: "160031" },
    ],
    JSON_TYPE,
  );

  test.each([
    ["templateId", sms("").replace('"templateId":"1"', '"templateId":1'), ["112318"]],
    ["members of datas", sms("").replace('["6532","5"]', "[6532,5]"), ["112308", "160052"]],
  ])("number for %s: taken and noted, the member's own code when strict", async (_, body, codes) => {
    const plan: Plan = { ...planFor("sendTemplateSms"), body };
    expect(await codeOf(lenient, plan)).toBe("000000");
    expect(lenient.warnings.length).toBeGreaterThan(0);
    expect(codes).toContain(await codeOf(strict, plan));
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
      { what: "without declaration", body, strict: "000000" },
      { what: "with declaration", body: declared('<?xml version="1.0" encoding="utf-8"?>'), strict: "000000" },
      { what: "single-quoted declaration", body: declared("<?xml version='1.0' encoding='utf-8'?>"), strict: "000000" },
      {
        what: "newline before the declaration",
        body: `\n${declared('<?xml version="1.0" encoding="utf-8"?>')}`,
        strict: "160031",
      },
      { what: "blanks before the root", body: ` \r\n\t${body}`, strict: "160031" },
      { what: "newline behind the root", body: `${body}\r\n`, strict: "000000" },
      {
        what: "byte-order mark, then the declaration",
        body: `\uFEFF${declared('<?xml version="1.0"?>')}`,
        strict: "000000",
        noted: false,
      },
      {
        what: "root SubAccount, as one official SDK sends",
        body: `<SubAccount>${smsXml("")}</SubAccount>`,
        strict: "160031",
      },
      { what: "root in another case", body: `<templatesms>${smsXml("")}</templatesms>`, strict: "160031" },
      {
        what: "members in another order",
        body: `<TemplateSMS><templateId>2</templateId><appId>${id}</appId><to>${to}</to></TemplateSMS>`,
        strict: "000000",
      },
      {
        what: "Appid after the command",
        name: "createConference",
        body: `<Request><CreateConf maxmember="20"/><Appid>${id}</Appid></Request>`,
        strict: "000000",
      },
      {
        what: "command as an open and close pair",
        name: "createConference",
        body: `<Request><Appid>${id}</Appid><CreateConf></CreateConf></Request>`,
        strict: "000000",
      },
      {
        what: "single-quoted attributes",
        name: "createConference",
        body: `<Request><Appid>${id}</Appid><CreateConf maxmember='20'/></Request>`,
        strict: "000000",
      },
      {
        what: "empty attributes",
        name: "createConference",
        body: `<Request><Appid>${id}</Appid><CreateConf action="" passwd="" maxmember=""/></Request>`,
        strict: "000000",
      },
      {
        what: "unescaped &",
        body: `<TemplateSMS>${smsXml("").replace("6532", "a&b")}</TemplateSMS>`,
        lenient: "160031",
        strict: "160031",
      },
      {
        what: "unescaped <",
        body: `<TemplateSMS>${smsXml("").replace("6532", "a<5")}</TemplateSMS>`,
        lenient: "160031",
        strict: "160031",
      },
      {
        what: "escaped & and <",
        body: `<TemplateSMS>${smsXml("").replace("6532", "a&amp;b&lt;5")}</TemplateSMS>`,
        strict: "000000",
      },
      {
        what: "CDATA and comments",
        body: `<TemplateSMS><!-- c -->${smsXml("").replace("6532", "<![CDATA[a&b]]>")}</TemplateSMS>`,
        strict: "000000",
      },
      { what: "datas empty element", body: plainXml("<datas/>"), strict: "000000" },
      { what: "datas open and close", body: plainXml("<datas></datas>"), strict: "000000" },
      {
        what: "datas empty, template with placeholders",
        body: plainXml("<datas/>").replace(">2<", ">1<"),
        lenient: "112308",
        strict: "112308",
      },
      { what: "empty elements for optional members", body: plainXml("<subAppend/><reqId></reqId>"), strict: "000000" },
      { what: "empty to", body: plainXml("").replace(to, ""), lenient: "112306", strict: "112306" },
      { what: "empty appId", body: plainXml("").replace(id, ""), lenient: "111169", strict: "111169" },
      { what: "empty templateId", body: plainXml("").replace(">2<", "><"), lenient: "112307", strict: "112307" },
      { what: "unknown element", body: plainXml("<sender>x</sender>"), strict: "160031" },
      { what: "unknown attribute", body: plainXml("").replace("<to>", '<to kind="m">'), strict: "160031" },
      { what: "element given twice", body: plainXml(`<to>${to}</to>`), strict: "160031" },
      { what: "datas given twice", body: plainXml("<datas/><datas/>"), strict: "160031" },
      { what: "DOCTYPE", body: `<!DOCTYPE TemplateSMS>${body}`, lenient: "160031", strict: "160031" },
      {
        what: "DOCTYPE with an entity",
        body: `<!DOCTYPE a [<!ENTITY x "y">]>${body}`,
        lenient: "160031",
        strict: "160031",
      },
      { what: "half a document", body: body.slice(0, 60), lenient: "160031", strict: "160031" },
      { what: "root never closed", body: body.slice(0, -14), lenient: "160031", strict: "160031" },
      { what: "two roots", body: body + body, lenient: "160031", strict: "160031" },
      { what: "over-deep", body: `${"<a>".repeat(1000)}${"</a>".repeat(1000)}`, lenient: "160031", strict: "160031" },
      { what: "a lone <", body: "<", lenient: "160031", strict: "160031" },
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
      { what: "JSON without charset", body: sms(""), contentType: "application/json", strict: "000000" },
      {
        what: "JSON with a trailing semicolon",
        body: sms(""),
        contentType: "application/json;charset=utf-8;",
        strict: "000000",
      },
      {
        what: "JSON in other letter case",
        body: sms(""),
        contentType: "Application/JSON; Charset=UTF-8",
        strict: "000000",
      },
      { what: "XML without charset", body: plainXml(""), contentType: "application/xml", strict: "000000" },
      { what: "JSON without Content-Type", body: sms(""), contentType: undefined, strict: "160031" },
      { what: "XML without Content-Type", body: plainXml(""), contentType: undefined, strict: "160031" },
      { what: "JSON labelled XML", body: sms(""), contentType: XML_TYPE, strict: "160031" },
      { what: "XML labelled JSON", body: plainXml(""), contentType: JSON_TYPE, strict: "160031" },
      { what: "JSON labelled text/plain", body: sms(""), contentType: "text/plain", strict: "160031" },
      {
        what: "JSON labelled as form fields",
        body: sms(""),
        contentType: "application/x-www-form-urlencoded",
        strict: "160031",
      },
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
