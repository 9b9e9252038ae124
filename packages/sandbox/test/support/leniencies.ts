import type { Sandbox } from "../../src/sandbox.js";
import { base64, OPERATION_NAMES, type OperationName, type Plan, planFor } from "./plan.js";
import { send } from "./reply.js";
import { APP_ID, MAIN } from "./test-sandbox.js";

/** Something that real callers send although the contract does not say so: taken and noted once by default, refused when strict. */
export interface Leniency {
  /** As the README calls it. */
  readonly what: string;
  /** Which of several forms. */
  readonly form?: string;
  /** Requests that are sent so; their name is not that of the operation where `change` makes another of it. */
  readonly names?: readonly OperationName[];
  readonly change: (plan: Plan, id: string) => Plan;
  /** Brings about what the request speaks of; gives its id. */
  readonly prepare?: (sandbox: Sandbox) => Promise<string>;
  /** Code when strict; `404` for the page that says so. */
  readonly strict: string;
}

const TO = "13800138000";
const SMS = `{"to":"${TO}","appId":"${APP_ID}","templateId":"1","datas":["6532","5"]}`;
const JSON_TYPE = "application/json;charset=utf-8";
const XML_TYPE = "application/xml;charset=utf-8";

const body = (text: string, contentType: string = JSON_TYPE) => {
  return (plan: Plan): Plan => ({ ...plan, body: text, contentType });
};
const xml = (text: string) => body(text, XML_TYPE);
const sms = (search: string, replacement: string) => body(SMS.replace(search, replacement));
const smsXml = (root = "TemplateSMS", more = ""): string =>
  `<${root}><to>${TO}</to><appId>${APP_ID}</appId><templateId>1</templateId><datas><data>6532</data><data>5</data></datas>${more}</${root}>`;

/** A request to a path that the plans of the tests do not have. */
const post = (rest: string, text: string) => {
  return (plan: Plan): Plan => ({ ...plan, rest, body: text, contentType: JSON_TYPE });
};

async function idFrom(sandbox: Sandbox, plan: Plan): Promise<string> {
  return /"callSid":"(\w+)"/.exec((await send(sandbox, plan)).text)?.[1] ?? "";
}
const ivrCall = (sandbox: Sandbox): Promise<string> =>
  idFrom(sandbox, post("/ivr/dial", `{"Appid":"${APP_ID}","Dial":{"number":"${TO}"}}`)(planFor("createConference")));
const callBack = (sandbox: Sandbox): Promise<string> => idFrom(sandbox, planFor("callback"));
const landing = (sandbox: Sandbox): Promise<string> =>
  idFrom(
    sandbox,
    post("/Calls/LandingCalls", `{"appId":"${APP_ID}","to":"${TO}","mediaTxt":"t"}`)(planFor("sendTemplateSms")),
  );

const queryState = (members: string, query: string) => {
  return (plan: Plan, id: string): Plan => ({
    ...post("/ivr/call", `{"Appid":"${APP_ID}",${members.replace("ID", id)}}`)(plan),
    query: (sign, at) => `?sig=${sign(at)}${query.replace("ID", id)}`,
  });
};

/** The table of spec/reference/envelope.md#leniency-of-a-sandbox, and what the other files of the reference tolerate. */
export const LENIENCIES: readonly Leniency[] = [
  { what: "JSON in single quotes", change: body(SMS.replaceAll('"', "'")), strict: "160031" },
  { what: "a trailing comma in JSON", form: "in a list", change: sms('"5"]', '"5",]'), strict: "160031" },
  { what: "a trailing comma in JSON", form: "in an object", change: sms('"5"]', '"5"],'), strict: "160031" },
  { what: "a raw line end or tab in a JSON string", form: "line end", change: sms("6532", "65\n32"), strict: "160031" },
  { what: "a raw line end or tab in a JSON string", form: "tab", change: sms("6532", "65\t32"), strict: "160031" },
  {
    what: "a number or truth value for a JSON string",
    form: "templateId",
    change: sms('"templateId":"1"', '"templateId":1'),
    strict: "112318",
  },
  {
    what: "a number or truth value for a JSON string",
    form: "datas",
    change: sms('"6532"', "6532"),
    strict: "160031",
  },
  {
    what: "a number or truth value for a JSON string",
    form: "playTimes of landingCall",
    change: post("/Calls/LandingCalls", `{"appId":"${APP_ID}","to":"${TO}","mediaTxt":"t","playTimes":2}`),
    strict: "108036",
  },
  {
    what: "a number or truth value for a JSON string",
    form: "playTimes of voiceVerify",
    change: post("/Calls/VoiceVerify", `{"appId":"${APP_ID}","to":"${TO}","verifyCode":"6532","playTimes":2}`),
    strict: "108036",
  },
  {
    what: "a number or truth value for a JSON string",
    form: "startNo",
    names: ["listSubAccounts"],
    change: body(`{"appId":"${APP_ID}","startNo":0}`),
    strict: "160031",
  },
  {
    what: "a number or truth value for a JSON string",
    form: "offset",
    names: ["listSubAccounts"],
    change: body(`{"appId":"${APP_ID}","offset":10}`),
    strict: "160031",
  },
  {
    what: "a number or truth value for a JSON string",
    form: "number for an attribute",
    names: ["createConference"],
    change: body(`{"Appid":"${APP_ID}","CreateConf":{"maxmember":20}}`),
    strict: "160031",
  },
  {
    what: "a number or truth value for a JSON string",
    form: "truth value for an attribute",
    names: ["createConference"],
    change: body(`{"Appid":"${APP_ID}","CreateConf":{"autorecord":true}}`),
    strict: "160031",
  },
  {
    what: "`1` or `0` for `true` or `false`",
    form: "in JSON",
    names: ["createConference"],
    change: body(`{"Appid":"${APP_ID}","CreateConf":{"autorecord":"1"}}`),
    strict: "108023",
  },
  {
    what: "`1` or `0` for `true` or `false`",
    form: "in XML",
    names: ["createConference"],
    change: xml(`<Request><Appid>${APP_ID}</Appid><CreateConf autorecord="0"/></Request>`),
    strict: "108023",
  },
  {
    what: "`1` or `0` for `true` or `false`",
    form: "alwaysPlay",
    names: ["callback"],
    change: body(`{"from":"${TO}","to":"13900139000","alwaysPlay":"1"}`),
    strict: "160031",
  },
  {
    what: "a body that is not UTF-8",
    form: "JSON",
    change: (plan) => ({ ...sms("6532", "é")(plan), encoding: "latin1" }),
    strict: "160031",
  },
  {
    what: "a body that is not UTF-8",
    form: "XML",
    change: (plan) => ({ ...xml(smsXml().replace("6532", "é"))(plan), encoding: "latin1" }),
    strict: "160031",
  },
  {
    what: "blanks or line ends before an XML document",
    form: "before the declaration",
    change: xml(`\n<?xml version="1.0" encoding="utf-8"?>\n${smsXml()}`),
    strict: "160031",
  },
  {
    what: "blanks or line ends before an XML document",
    form: "before the root",
    change: xml(` \r\n\t${smsXml()}`),
    strict: "160031",
  },
  {
    what: "an XML declaration of another encoding over UTF-8",
    form: "GBK",
    change: xml(`<?xml version="1.0" encoding="GBK"?>${smsXml().replace("6532", "六五")}`),
    strict: "160031",
  },
  {
    what: "an XML declaration of another encoding over UTF-8",
    form: "ISO-8859-1, in single quotes",
    change: xml(`<?xml version='1.0' encoding='ISO-8859-1' standalone='yes'?>${smsXml()}`),
    strict: "160031",
  },
  {
    what: "character data between XML elements",
    form: "behind one",
    change: xml(smsXml("TemplateSMS", "stray")),
    strict: "160031",
  },
  {
    what: "character data between XML elements",
    form: "within a list",
    change: xml(smsXml().replace("<datas>", "<datas>,")),
    strict: "160031",
  },
  {
    what: "character data between XML elements",
    form: "within a command",
    names: ["createConference"],
    change: xml(`<Request><Appid>${APP_ID}</Appid><CreateConf>20</CreateConf></Request>`),
    strict: "160031",
  },
  {
    what: "another XML root",
    form: "SubAccount, as one official SDK sends",
    change: xml(smsXml("SubAccount")),
    strict: "160031",
  },
  { what: "another XML root", form: "in another case", change: xml(smsXml("templatesms")), strict: "160031" },
  {
    what: "a field that the contract does not have",
    form: "in JSON",
    change: sms("]", '],"sender":"x"'),
    strict: "160031",
  },
  {
    what: "a field that the contract does not have",
    form: "__proto__",
    change: sms("]", '],"__proto__":{"reqId":"1"}'),
    strict: "160031",
  },
  {
    what: "a field that the contract does not have",
    form: "in a command",
    names: ["createConference"],
    change: body(`{"Appid":"${APP_ID}","CreateConf":{"colour":"red"}}`),
    strict: "160031",
  },
  {
    what: "a field that the contract does not have",
    form: "appId on callback, as some send",
    names: ["callback"],
    change: body(`{"from":"${TO}","to":"13900139000","appId":"${APP_ID}"}`),
    strict: "160031",
  },
  {
    what: "a field that the contract does not have",
    form: "subAccountSid on sendSms, of version 2013-03-22",
    change: post("/SMS/Messages", `{"to":"${TO}","body":"hello","appId":"${APP_ID}","subAccountSid":""}`),
    strict: "160031",
  },
  {
    what: "a field that the contract does not have",
    form: "element",
    change: xml(smsXml("TemplateSMS", "<sender>x</sender>")),
    strict: "160031",
  },
  {
    what: "a field that the contract does not have",
    form: "attribute",
    change: xml(smsXml().replace("<to>", '<to kind="m">')),
    strict: "160031",
  },
  {
    what: "a field that the contract does not have",
    form: "element within a text",
    change: xml(smsXml().replace("<data>6532", "<data>6532<b/>")),
    strict: "160031",
  },
  {
    what: "an element for an attribute, or an attribute for an element",
    form: "element",
    names: ["createConference"],
    change: xml(`<Request><Appid>${APP_ID}</Appid><CreateConf><action>conf</action></CreateConf></Request>`),
    strict: "160031",
  },
  {
    what: "an element for an attribute, or an attribute for an element",
    form: "attribute",
    change: xml(smsXml().replace("<TemplateSMS>", '<TemplateSMS reqId="1">')),
    strict: "160031",
  },
  { what: "a field given twice", form: "in JSON", change: sms("]", `],"to":"${TO}"`), strict: "160031" },
  {
    what: "a field given twice",
    form: "in a command",
    names: ["createConference"],
    change: body(`{"Appid":"${APP_ID}","CreateConf":{"maxmember":"20","maxmember":"20"}}`),
    strict: "160031",
  },
  {
    what: "a field given twice",
    form: "in XML",
    change: xml(smsXml("TemplateSMS", `<to>${TO}</to>`)),
    strict: "160031",
  },
  {
    what: "a field given twice",
    form: "a list in XML",
    change: xml(smsXml("TemplateSMS", "<datas><data>1</data><data>2</data></datas>")),
    strict: "160031",
  },
  {
    what: "a command as a string that holds JSON",
    form: "QueryCallState",
    names: ["createConference"],
    prepare: ivrCall,
    change: queryState(`"QueryCallState":"{\\"callid\\":\\"ID\\"}"`, "&callid=ID"),
    strict: "160031",
  },
  {
    what: "a command as a string that holds JSON",
    form: "CreateConf",
    names: ["createConference"],
    change: body(`{"Appid":"${APP_ID}","CreateConf":"{\\"maxmember\\":\\"20\\"}"}`),
    strict: "160031",
  },
  {
    what: "`callid` without its command `QueryCallState`",
    names: ["createConference"],
    prepare: ivrCall,
    change: queryState(`"callid":"ID"`, "&callid=ID"),
    strict: "160031",
  },
  {
    what: "a voice code of 9 to 20 characters",
    change: post("/Calls/VoiceVerify", `{"appId":"${APP_ID}","to":"${TO}","verifyCode":"${"1".repeat(20)}"}`),
    strict: "108034",
  },
  {
    what: "a hyphen between the dates of `offworkdate`",
    form: "in JSON",
    names: ["createConference"],
    change: post(
      "/ivr/createqueue",
      `{"Appid":"${APP_ID}","CreateQueue":{"queuetype":"1","offworkdate":"2024-10-01-2024-10-07"}}`,
    ),
    strict: "108023",
  },
  {
    what: "a hyphen between the dates of `offworkdate`",
    form: "in XML",
    names: ["createConference"],
    change: (plan) => ({
      ...plan,
      rest: "/ivr/createqueue",
      body: `<Request><Appid>${APP_ID}</Appid><CreateQueue queuetype="1" offworkdate="2024-10-01-2024-10-07"/></Request>`,
      contentType: XML_TYPE,
    }),
    strict: "108023",
  },
  {
    what: "no `Content-Type`, or one of neither format",
    form: "none, JSON",
    change: (plan) => ({ ...plan, contentType: undefined }),
    strict: "160031",
  },
  {
    what: "no `Content-Type`, or one of neither format",
    form: "none, XML",
    change: (plan) => ({ ...plan, body: smsXml(), contentType: undefined }),
    strict: "160031",
  },
  {
    what: "no `Content-Type`, or one of neither format",
    form: "text/plain",
    change: body(SMS, "text/plain"),
    strict: "160031",
  },
  {
    what: "no `Content-Type`, or one of neither format",
    form: "form fields",
    change: body(SMS, "application/x-www-form-urlencoded"),
    strict: "160031",
  },
  { what: "a `Content-Type` that contradicts the body", form: "JSON labelled XML", change: xml(SMS), strict: "160031" },
  {
    what: "a `Content-Type` that contradicts the body",
    form: "XML labelled JSON",
    change: body(smsXml()),
    strict: "160031",
  },
  {
    what: "`sig` in lower or mixed case",
    form: "lower",
    names: OPERATION_NAMES,
    change: (plan) => ({ ...plan, query: (sign, at) => `?sig=${sign(at).toLowerCase()}` }),
    strict: "111109",
  },
  {
    what: "`sig` in lower or mixed case",
    form: "mixed",
    names: OPERATION_NAMES,
    change: (plan) => ({
      ...plan,
      query: (sign, at) => `?sig=${sign(at).replace(/[A-F]/, (digit) => digit.toLowerCase())}`,
    }),
    strict: "111109",
  },
  {
    what: "`Authorization` without padding, or in the URL-safe alphabet",
    form: "without padding",
    names: OPERATION_NAMES,
    change: (plan) => ({ ...plan, authorization: (sid, at) => base64(`${sid}:${at}`).replace(/=+$/, "") }),
    strict: "111102",
  },
  {
    what: "a doubled or trailing slash in the path",
    form: "doubled behind the id",
    names: OPERATION_NAMES,
    change: (plan) => ({ ...plan, rest: `/${plan.rest}` }),
    strict: "404",
  },
  {
    what: "a doubled or trailing slash in the path",
    form: "trailing",
    names: OPERATION_NAMES,
    change: (plan) => ({ ...plan, rest: `${plan.rest}/` }),
    strict: "404",
  },
  {
    what: "a query key in another case",
    form: "sig",
    names: OPERATION_NAMES,
    change: (plan) => ({ ...plan, query: (sign, at) => `?SIG=${sign(at)}` }),
    strict: "111108",
  },
  {
    what: "a query key in another case",
    form: "callsid",
    names: ["getAccountInfo"],
    prepare: landing,
    change: (plan, id) => ({ ...plan, rest: "/CallResult", query: (sign, at) => `?sig=${sign(at)}&callSid=${id}` }),
    strict: "108022",
  },
  {
    what: "a query key in another case",
    form: "appid",
    change: (plan) => ({
      ...plan,
      rest: "/Calls/MediaFileUpload",
      query: (sign, at) => `?sig=${sign(at)}&appId=${APP_ID}&filename=a.wav`,
      contentType: "application/octet-stream",
    }),
    strict: "111169",
  },
  {
    what: "a query key in another case",
    form: "callid",
    names: ["createConference"],
    prepare: ivrCall,
    change: queryState(`"QueryCallState":{"callid":"ID"}`, "&callId=ID"),
    strict: "108022",
  },
  {
    what: "a query key that is missing where the body has the field",
    form: "callid",
    names: ["createConference"],
    prepare: ivrCall,
    change: queryState(`"QueryCallState":{"callid":"ID"}`, ""),
    strict: "108022",
  },
  {
    what: "`Calls/CallCancel` under `Accounts`",
    names: ["callback"],
    prepare: callBack,
    change: (plan, id) => ({
      ...post("/Calls/CallCancel", `{"callSid":"${id}"}`)(plan),
      level: "Accounts",
      sid: MAIN.sid,
      token: MAIN.token,
    }),
    strict: "404",
  },
  {
    what: "the main id and token under `SubAccounts`",
    names: ["callback"],
    change: (plan) => ({ ...plan, sid: MAIN.sid, token: MAIN.token }),
    strict: "111157",
  },
];
