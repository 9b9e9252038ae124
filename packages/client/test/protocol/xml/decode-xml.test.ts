import { describe, expect, it } from "vitest";
import { sendTemplateSmsOperation } from "../../../src/generated/operations/send-template-sms.js";
import { isCloopenDecodeError } from "../../../src/index.js";
import type { Deviation } from "../../../src/protocol/descriptor.js";
import { decodeXml } from "../../../src/xml.js";
import { caught } from "../../support/caught.js";
import { MEDIA, REPLY, SEQUENCE } from "../../support/sample-messages.js";

/** What every decoded REPLY has: its bare lists. */
const LISTS = { SubAccount: [], reports: [] };
const CODE = { ...LISTS, statusCode: "000000" };
const CODE_XML = "<statusCode>000000</statusCode>";

const in_ = (content: string): string => `<Response>${content}</Response>`;

describe("decodeXml does not change values", () => {
  it.each([
    ["leading zeros", in_(CODE_XML), CODE],
    ["blanks around a value", in_("<statusCode> 1 </statusCode>"), { ...LISTS, statusCode: " 1 " }],
    ["a value of blanks only", in_("<statusMsg>  </statusMsg>"), { ...LISTS, statusMsg: "  " }],
    ["an empty element as an empty string", in_("<statusMsg/>"), { ...LISTS, statusMsg: "" }],
    ["an element without content as an empty string", in_("<statusMsg></statusMsg>"), { ...LISTS, statusMsg: "" }],
    ["an absent member as absent", in_(""), LISTS],
    ["an empty object as an empty object", in_("<TemplateSMS/>"), { ...LISTS, templateSMS: {} }],
  ])("%s", (_, xml, value) => {
    expect(decodeXml(REPLY, xml)).toStrictEqual(value);
  });
});

describe("decodeXml keeps lists as lists", () => {
  const one = "<SubAccount><friendlyName>a</friendlyName></SubAccount>";
  it.each([
    ["a bare list of none", in_(""), LISTS],
    ["a bare list of one", in_(one), { ...LISTS, SubAccount: [{ friendlyName: "a" }] }],
    ["a bare list of two", in_(one + one), { ...LISTS, SubAccount: [{ friendlyName: "a" }, { friendlyName: "a" }] }],
    [
      "a bare list with others between",
      in_(one + CODE_XML + one),
      { ...CODE, SubAccount: [{ friendlyName: "a" }, { friendlyName: "a" }] },
    ],
    [
      "a bare list of strings, the first empty",
      in_("<reports/><reports>b</reports>"),
      { ...LISTS, reports: ["", "b"] },
    ],
    ["a wrapped list of none", in_("<datas></datas>"), { ...LISTS, datas: [] }],
    ["a wrapped list of none, self-closed", in_("<datas/>"), { ...LISTS, datas: [] }],
    ["a wrapped list of one", in_("<datas><data>1</data></datas>"), { ...LISTS, datas: ["1"] }],
    [
      "a wrapped list of two, the first empty",
      in_("<datas><data/><data>2</data></datas>"),
      { ...LISTS, datas: ["", "2"] },
    ],
    ["an absent wrapped list as absent", in_(""), LISTS],
    [
      "a wrapped list of objects with attributes",
      in_('<agents><agent agentid="1"><state>2</state></agent><agent agentid="3"/></agents>'),
      { ...LISTS, agents: [{ agentid: "1", state: "2" }, { agentid: "3" }] },
    ],
  ])("%s", (_, xml, value) => {
    expect(decodeXml(REPLY, xml)).toStrictEqual(value);
  });
});

describe("decodeXml accepts variants", () => {
  it.each([
    ["any root", `<Reply>${CODE_XML}</Reply>`],
    ["a root in another case", `<response>${CODE_XML}</response>`],
    ["a prefix", '<ns2:Response xmlns:ns2="urn:x"><ns2:statusCode>000000</ns2:statusCode></ns2:Response>'],
    ["a default namespace", `<Response xmlns="urn:x">${CODE_XML}</Response>`],
    ["attributes that nobody knows", `<Response a="1" xml:lang="zh"><statusCode b='2'>000000</statusCode></Response>`],
    ["no declaration", in_(CODE_XML)],
    ["a declaration with standalone", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${in_(CODE_XML)}`],
    ["a declaration in single quotes", `<?xml version='1.0' encoding='utf-8'?>${in_(CODE_XML)}`],
    ["a line end and blanks before the declaration", `\r\n  <?xml version="1.0"?>${in_(CODE_XML)}`],
    ["a byte-order mark", `\uFEFF<?xml version="1.0"?>${in_(CODE_XML)}`],
    ["a byte-order mark behind blanks", `\n\uFEFF <?xml version="1.0"?>${in_(CODE_XML)}`],
    ["line ends of Windows", `<?xml version="1.0"?>\r\n<Response>\r\n  ${CODE_XML}\r\n</Response>\r\n`],
    [
      "comments everywhere",
      `<!-- a --><Response><!----><statusCode>000<!-- <b> & -->000</statusCode></Response><!-- c -->`,
    ],
    [
      "processing instructions everywhere",
      `<?a b?><Response><?a?><statusCode>000<?a <b> &?>000</statusCode></Response><?a?>`,
    ],
    ["CDATA", in_("<statusCode><![CDATA[000000]]></statusCode>")],
    ["CDATA in pieces", in_("<statusCode>00<![CDATA[00]]><![CDATA[]]>00</statusCode>")],
    ["decimal references", in_("<statusCode>&#48;00000</statusCode>")],
    ["hexadecimal references", in_("<statusCode>&#x30;&#x0030;0000</statusCode>")],
    ["blanks inside tags", "<Response ><statusCode\n>000000</statusCode\t></Response >"],
    ["an unknown element", in_(`<x>1</x>${CODE_XML}`)],
    ["an unknown element, self-closed", in_(`<x a="b"/>${CODE_XML}`)],
    ["unknown elements of any depth", in_(`<x>a<y><z/><statusCode>111111</statusCode></y>b</x>${CODE_XML}<w/>`)],
    ["an element inside a text", in_("<statusCode>000<b>bold</b>000</statusCode>")],
    ["text where there should be none", `<Response>x${CODE_XML}y</Response>`],
    ["a spelling that is an alias", in_("<statuscode>000000</statuscode>")],
  ])("%s", (_, xml) => {
    expect(decodeXml(REPLY, xml)).toStrictEqual(CODE);
  });

  it("fields in any order", () => {
    expect(
      decodeXml(
        REPLY,
        in_(
          `<statusMsg>b</statusMsg><TemplateSMS><dateCreated>1</dateCreated><smsMessageSid>2</smsMessageSid></TemplateSMS>${CODE_XML}`,
        ),
      ),
    ).toStrictEqual({
      ...CODE,
      statusMsg: "b",
      templateSMS: { dateCreated: "1", smsMessageSid: "2" },
    });
  });

  it("an unknown element inside an object and inside a wrapped list", () => {
    const xml = in_(
      "<TemplateSMS><x/><dateCreated>1</dateCreated></TemplateSMS><datas><x><data>0</data></x><data>1</data></datas>",
    );
    expect(decodeXml(REPLY, xml)).toStrictEqual({ ...LISTS, templateSMS: { dateCreated: "1" }, datas: ["1"] });
  });

  it("the name of one field inside another as unknown", () => {
    expect(decodeXml(REPLY, in_(`<TemplateSMS>${CODE_XML}</TemplateSMS>`))).toStrictEqual({
      ...LISTS,
      templateSMS: {},
    });
  });

  it("a field that occurs twice: keeps one, and reports it", () => {
    const deviations: Deviation[] = [];
    const value = decodeXml(REPLY, in_(CODE_XML + CODE_XML), {
      onDeviation: (deviation) => deviations.push(deviation),
    });
    expect(value).toStrictEqual(CODE);
    expect(deviations).toStrictEqual([{ kind: "repeated", path: "Response.statusCode" }]);
  });

  it("references and line ends in character data and attributes", () => {
    expect(
      decodeXml(REPLY, in_("<statusMsg>&lt;&amp;&gt;&quot;&apos;&#13;\r\n\rx&#x1F600;</statusMsg>")),
    ).toStrictEqual({
      ...LISTS,
      statusMsg: "<&>\"'\r\n\nx😀",
    });
    expect(decodeXml(MEDIA, `<R><Cmd id="&lt;&#10;\r\n\t&#9;'"/></R>`)).toStrictEqual({ Cmd: { id: "<\n  \t'" } });
  });

  it("CDATA without resolving references in it", () => {
    expect(decodeXml(REPLY, in_("<statusMsg><![CDATA[<&amp;\r\n]]]]></statusMsg>"))).toStrictEqual({
      ...LISTS,
      statusMsg: "<&amp;\n]]",
    });
  });
});

describe("decodeXml decodes constructs of XML", () => {
  it.each([
    ["an attribute", '<R><Cmd id="7"/></R>', { Cmd: { id: "7" } }],
    ["an attribute with a prefix", '<R><Cmd x:id="7" xmlns:x="urn:x"/></R>', { Cmd: { id: "7" } }],
    ["an empty attribute", '<R><Cmd id=""/></R>', { Cmd: { id: "" } }],
    ["an attribute in single quotes", `<R><Cmd id='"'/></R>`, { Cmd: { id: '"' } }],
    ["an attribute and an element", '<R><Cmd id="7"><note>n</note></Cmd></R>', { Cmd: { id: "7", note: "n" } }],
    [
      "the text of an element",
      '<R><Play loop="1">welcome.wav</Play></R>',
      { Play: { loop: "1", file: "welcome.wav" } },
    ],
    ["no text as absent", '<R><Play loop="1"/></R>', { Play: { loop: "1" } }],
    ["text in pieces", "<R><Play>wel<!-- x -->come<![CDATA[.]]>wav</Play></R>", { Play: { file: "welcome.wav" } }],
    [
      "an attribute of a sibling's element",
      '<R><mediaName type="1">a.wav</mediaName></R>',
      { mediaName: "a.wav", mediaNameType: "1" },
    ],
    ["the same attribute elsewhere as unknown", '<R><Cmd type="1"/></R>', { Cmd: {} }],
  ])("%s", (_, xml, value) => {
    expect(decodeXml(MEDIA, xml)).toStrictEqual(value);
  });

  it.each([
    ["a sequence of none", "<Response/>", []],
    [
      "a sequence in its order",
      "<R><Say>1</Say><Play>2</Play><x/><Say>3</Say><Hangup/></R>",
      [{ Say: "1" }, { Play: { file: "2" } }, { Say: "3" }, { Hangup: {} }],
    ],
    [
      "a sequence inside an element",
      '<R><Get numdigits="1"><Say>1</Say><Play>2</Play></Get></R>',
      [{ Get: { numdigits: "1", prompts: [{ Say: "1" }, { Play: { file: "2" } }] } }],
    ],
    ["a sequence of none inside an element", "<R><Get/></R>", [{ Get: { prompts: [] } }]],
  ])("%s", (_, xml, value) => {
    expect(decodeXml(SEQUENCE, xml)).toStrictEqual(value);
  });
});

describe("decodeXml reports deviations", () => {
  it.each([
    ["another root", `<x>${CODE_XML}</x>`, [{ kind: "root", path: "x" }]],
    ["an unknown element", in_("<x/>"), [{ kind: "unknown", path: "Response.x" }]],
    [
      "an unknown attribute",
      '<Response><statusCode a="1"/></Response>',
      [{ kind: "unknown", path: "Response.statusCode.a", attribute: true }],
    ],
    ["an unknown item", in_("<datas><x/></datas>"), [{ kind: "unknown", path: "Response.datas.x" }]],
    ["nothing for a namespace", '<Response xmlns="urn:x" xmlns:y="urn:y"/>', []],
    [
      "text between elements",
      in_(`${CODE_XML} stray ${CODE_XML.replace("statusCode", "statusMsg").replace("/statusCode", "/statusMsg")}`),
      [{ kind: "text", path: "Response" }],
    ],
    ["text in CDATA between elements", in_(`<![CDATA[stray]]>${CODE_XML}`), [{ kind: "text", path: "Response" }]],
    [
      "an element within a text",
      in_("<statusMsg>a<b>c</b></statusMsg>"),
      [{ kind: "unknown", path: "Response.statusMsg.b" }],
    ],
    [
      "an attribute that is an element of the contract",
      '<Response statusCode="000000"/>',
      [{ kind: "unknown", path: "Response.statusCode", attribute: true, expected: "element" }],
    ],
    ["nothing for an alias", in_("<statuscode>0</statuscode>"), []],
  ])("%s", (_, xml, expected) => {
    const deviations: Deviation[] = [];
    decodeXml(REPLY, xml, { onDeviation: (deviation) => deviations.push(deviation) });
    expect(deviations).toStrictEqual(expected);
  });
});

describe("templateSMS in JSON is TemplateSMS in XML", () => {
  it("in the contract's own reply", () => {
    const xml = in_(`${CODE_XML}<TemplateSMS><smsMessageSid>1</smsMessageSid></TemplateSMS>`);
    expect(decodeXml(sendTemplateSmsOperation.reply, xml)).toStrictEqual({
      statusCode: "000000",
      templateSMS: { smsMessageSid: "1" },
    });
  });
});

describe("decodeXml rejects", () => {
  it.each([
    ["nothing", ""],
    ["blanks", " \n\uFEFF"],
    ["a word", "OK"],
    ["JSON", '{"statusCode":"000000"}'],
    ["a declaration alone", '<?xml version="1.0"?>'],
    ["two roots", "<a/><b/>"],
    ["text behind the root", "<a/>b"],
    ["CDATA behind the root", "<a/><![CDATA[]]>"],
    ["an end tag alone", "</a>"],
    ["an end tag of another name", "<a><b></a></b>"],
    ["an end tag whose name goes on", "<a></ab>"],
    ["an end tag whose name stops short", "<ab></a>"],
    ["an end tag in another case", "<Response></response>"],
    ["an end tag with another prefix", "<x:a></y:a>"],
    ["an end tag with an attribute", '<a></a b="1">'],
    ["an attribute without a value", "<a b/>"],
    ["an attribute without quotes", "<a b=1/>"],
    ["attributes without a blank between them", '<a b="1"c="2"/>'],
    ["an attribute that is given twice", '<a b="1" b="2"/>'],
    ["< in an attribute", '<a b="<"/>'],
    ["a blank after <", "< a/>"],
    ["a name that begins with a digit", "<1/>"],
    ["a slash that stands alone", "<a / >"],
    ["a bare &", "<a>a & b</a>"],
    ["a reference without a semicolon", "<a>&amp</a>"],
    ["an entity that nobody declared", "<a>&nbsp;</a>"],
    ["a reference to NUL", "<a>&#0;</a>"],
    ["a reference to half a surrogate pair", "<a>&#xD83D;</a>"],
    ["a reference beyond Unicode", "<a>&#x110000;</a>"],
    ["a reference without digits", "<a>&#;</a>"],
    ["a reference with a capital X", "<a>&#X41;</a>"],
    ["]]> in text", "<a>]]></a>"],
    ["-- in a comment", "<a><!-- -- --></a>"],
    ["a comment that is not closed", "<a><!-- </a>"],
    ["CDATA that is not closed", "<a><![CDATA[</a>"],
    ["an instruction that is not closed", "<a><?b </a>"],
    ["another declaration inside", "<a><!ELEMENT a></a>"],
    ["an XML declaration inside", '<a><?xml version="1.0"?></a>'],
    ["a second XML declaration", '<?xml version="1.0"?><?xml version="1.0"?><a/>'],
    ["an XML declaration behind a comment", '<!-- --><?xml version="1.0"?><a/>'],
    ["an instruction without a name", "<a><? b?></a>"],
    ["an instruction whose name is malformed", "<a><?1?></a>"],
  ])("%s", async (_, xml) => {
    expect(isCloopenDecodeError(await caught(() => decodeXml(REPLY, xml)))).toBe(true);
  });

  it("without quoting the document, which may hold secrets", async () => {
    const error = await caught(() => decodeXml(REPLY, "<Response><subToken>s3cret</subToke"));
    expect(String(error)).not.toContain("s3cret");
    expect(String(error)).toMatch(/at character \d+/);
  });
});
