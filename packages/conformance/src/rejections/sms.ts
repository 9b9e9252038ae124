import { createSmsTemplate, sendTemplateSms } from "@cloopen-rest/client";
import type { Fixtures } from "../fixtures.js";
import { type RejectionRule, rulesOf } from "./rule.js";

const query = rulesOf("querySms");
const list = rulesOf("listSmsTemplates");
const template = rulesOf("createSmsTemplate");
const reports = rulesOf("fetchSmsReports");
const text = rulesOf("sendSms");

const TO = "13800138000";
const STATUS_KEPT_MS = 8 * 24 * 60 * 60 * 1000;

/** Rules of messages and templates. */
export const SMS: readonly RejectionRule[] = [
  ...templateSms("sendTemplateSms"),
  ...templateSms("sendTemplateSmsAsSubAccount"),
  list.members("112311", "a template that does not exist", { templateId: "999999" }),
  list.console("112313", "a template of another application", async (fixtures) => ({
    templateId: await newTemplate(fixtures, fixtures.console.otherApplication()),
  })),
  template.members("112341", "no kind of product", { productType: undefined }),
  template.members("112342", "a kind of product that does not exist", { productType: "9" }),
  template.members("112343", "no title", { title: undefined }),
  template.members("112344", "no signature", { signature: undefined }),
  template.members("112345", "no content", { templateContent: undefined }),
  template.members("112347", "a signature without Chinese", { signature: "Example" }),
  template.members("112348", "no address of the product", { addr: undefined }),
  template.console("112349", "an account that is not verified as a company", async (fixtures) =>
    fixtures.console.templatePermit({ verified: false }),
  ),
  template.console("112350", "an account whose top-ups do not reach the sum required", async (fixtures) =>
    fixtures.console.templatePermit({ toppedUp: false }),
  ),
  template.members("112357", "a signature of one character", { signature: "例" }),
  reports.members("112329", "a count that is no number", { count: "many" }),
  reports.members("112330", "a count of 501", { count: "501" }),
  reports.console("112320", "no address for pushes", async (fixtures) =>
    fixtures.console.application({ smsCallbackUrl: undefined }),
  ),
  reports.console("112321", "pushes switched off", async (fixtures) =>
    fixtures.console.application({ smsCallbackEnabled: false }),
  ),
  query.members("112324", "no day", { date: undefined }),
  query.members("112325", "no message", { msgId: undefined }),
  query.members("112327", "a day with dashes", { date: "2014-04-16" }),
  query.members("112328", "a phone number with a letter", { phoneNum: "1380013800x" }),
  query.members("160047", "a message's id that is too short", { msgId: "f" }),
  query.members("112351", "a message that does not exist", { msgId: "0".repeat(32) }),
  query.members("112356", "a message whose report has not come", sentMessage),
  query.console("112352", "a message of eight days ago", async (fixtures) => {
    const sent = await sentMessage(fixtures);
    await fixtures.wait(STATUS_KEPT_MS);
    return sent;
  }),
  text.members("112300", "no recipient", { to: undefined }),
  text.members("112301", "no text", { body: undefined }),
  text.members("112326", "a recipient that is no phone number", { to: "1380013800x" }),
  text.console("112305", "an application that is not live", async (fixtures) => fixtures.console.notLive()),
];

/** Rules of template SMS, the same on both levels. */
function templateSms(operation: string): readonly RejectionRule[] {
  const send = rulesOf(operation);
  return [
    send.body("160030", "no body", ""),
    send.body("160031", "a body that breaks off", "{"),
    send.members("112306", "no recipient", { to: undefined }),
    send.members("160048", "201 recipients", {
      to: Array.from({ length: 201 }, (_, at) => String(13_800_138_000 + at)).join(","),
    }),
    send.members("160042", "a recipient that is no phone number", { to: "1380013800x" }),
    send.members("160045", "a recipient given twice", { to: "13800138000,13800138000" }),
    send.members("112307", "no template", { templateId: undefined }),
    send.members("112318", "a template's id with a letter", { templateId: "1a" }),
    send.members("112311", "a template that does not exist", { templateId: "999999" }),
    send.console("160043", "a template of another application", async (fixtures) => ({
      templateId: await newTemplate(fixtures, fixtures.console.otherApplication()),
      reqId: undefined,
    })),
    send.console("112323", "a template under review", async (fixtures) => ({
      templateId: await newTemplate(fixtures),
      reqId: undefined,
    })),
    send.members("112308", "no variables for a template that has some", { datas: undefined, reqId: undefined }),
    send.members("160052", "too few variables", { datas: ["6532"], reqId: undefined }),
    send.members("160065", "a sub-extension with a letter", { subAppend: "00a2" }),
    send.members("160055", "a reqId of 33 characters", { reqId: "r".repeat(33) }),
    send.members("160054", "a reqId that was used today", async (fixtures) => {
      const reqId = `used${fixtures.fresh()}`;
      await sendTemplateSms(fixtures.cloopen, { to: "13800138000", templateId: "1", datas: ["6532", "5"], reqId });
      return { reqId };
    }),
    send.console("112310", "an application that is not live", async (fixtures) => fixtures.console.notLive()),
  ];
}

/** A message that was sent to {@link TO} now, and how it is asked for. */
async function sentMessage(fixtures: Fixtures): Promise<{ readonly msgId: string | undefined; readonly date: string }> {
  const sent = await sendTemplateSms(fixtures.cloopen, { to: TO, templateId: "1", datas: ["6532", "5"] });
  return { msgId: sent.smsMessageSid, date: sent.dateCreated?.slice(0, 8) ?? "" };
}

/** A template that is still under review; its id is only in the sandbox's books. */
async function newTemplate(fixtures: Fixtures, appId = fixtures.appId): Promise<string> {
  await createSmsTemplate(fixtures.cloopen, {
    appId,
    productType: "2",
    title: `标题${fixtures.fresh()}`,
    signature: "示例公司",
    templateContent: "您好",
  });
  return fixtures.console.newestTemplate();
}
