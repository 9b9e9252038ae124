import { type Application, findApplication, isReachable } from "../../kernel/application.js";
import { type Handler, Handout, type Operations, type Result, recordChanged } from "../../kernel/kernel.js";
import { memoizeLast } from "../../kernel/memoize-last.js";
import { optionalString, type RequestBody, requiredString, stringList } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { calendarDay, compactTime, dashedTime, dayNumber } from "../../kernel/times.js";
import { isPhoneNumber } from "../../telephony/phone-number.js";
import { throwForTestNumber } from "../../telephony/test-numbers.js";
import { planDelivery, reportOf } from "./callbacks.js";
import type { ArrivedSms, Message, SmsPlatform } from "./state.js";
import { TEMPLATE_OPERATIONS } from "./template-operations.js";

/** Accepts a message, and reports its delivery for each recipient where the console has an address for reports. */
const sendTemplateSms: Handler<SmsPlatform> = (platform, body) => sendTemplate(platform, body, "sendTemplateSms");

function sendTemplate(platform: SmsPlatform, body: RequestBody, operationId: string): Result {
  const { ids, clock } = platform;
  const application = findApplication(platform, requiredString(body, "appId"));
  const to = readRecipients(requiredString(body, "to"), application, operationId);
  const text = fillTemplate(platform, application, requiredString(body, "templateId"), stringList(body, "datas"));
  const reqId = rememberRequestId(platform, body);
  const message: Message = {
    sid: ids.hex32(),
    appId: application.appId,
    to,
    templateId: requiredString(body, "templateId"),
    datas: stringList(body, "datas"),
    text,
    subAppend: optionalString(body, "subAppend"),
    reqId,
    sent: clock.now(),
  };
  accept(platform, application, message);
  return { templateSMS: { smsMessageSid: message.sid, dateCreated: compactTime(message.sent) } };
}

/**
 * Sends as a sub-account, by the rules of sendTemplateSms.
 *
 * @throws {StatusCodeError} `111181` for another application than the one that the sub-account
 *   belongs to
 * @assumption A sub-account that names another application than its own gets `111181`.
 */
const sendTemplateSmsAsSubAccount: Handler<SmsPlatform> = (platform, body, principal) => {
  if (principal.level === "subAccount" && principal.subAccount.appId !== body["appId"])
    throw new StatusCodeError("111181");
  return sendTemplate(platform, body, "sendTemplateSmsAsSubAccount");
};

/** Stores a message and plans its delivery. */
function accept(platform: SmsPlatform, application: Application, message: Message): void {
  const { messages } = platform.sms;
  messages.set(message.sid, message);
  recordChanged(platform, "message", message.sid);
  platform.events.emit("UsageRecorded", { appId: message.appId, at: message.sent });
  planDelivery(platform, application, message);
}

/**
 * Numbers of a template SMS (spec/reference/sms.md#sendtemplatesms): `160042` malformed, `160045`
 * given twice, `112310` not live and not registered for tests.
 */
function readRecipients(to: string, application: Application, operationId: string): readonly string[] {
  const numbers = to.split(",");
  for (const number of numbers) {
    throwForTestNumber(number, operationId);
    if (!isPhoneNumber(number)) throw new StatusCodeError("160042");
    if (!isReachable(application, number)) throw new StatusCodeError("112310");
  }
  if (new Set(numbers).size < numbers.length) throw new StatusCodeError("160045");
  return numbers;
}

/**
 * The text of a template (spec/reference/sms.md#sendtemplatesms): `112311` no such template,
 * `160043` not of this application, `112323` not approved, `112308` no variables for its
 * placeholders.
 *
 * @assumption Too few variables for a template give `160052`; more are ignored, and those of the
 *   test template need not be numbers (`160069`).
 */
function fillTemplate(
  { sms }: SmsPlatform,
  { appId }: Application,
  templateId: string,
  datas: readonly string[],
): string {
  const template = sms.templates.get(templateId);
  if (template === undefined) throw new StatusCodeError("112311");
  if (template.appId !== undefined && template.appId !== appId) throw new StatusCodeError("160043");
  if (template.status !== undefined && template.status !== "1") throw new StatusCodeError("112323");
  const [begin = "", ...pieces] = piecesOf(template.content);
  if (pieces.length > 0 && datas.length === 0) throw new StatusCodeError("112308");
  const texts = [begin];
  for (let at = 0; at < pieces.length; at += 2) {
    const value = datas[Number(pieces[at]) - 1];
    if (value === undefined && Number(pieces[at]) > 0) throw new StatusCodeError("160052");
    texts.push(value ?? "", pieces[at + 1] ?? "");
  }
  // One flat string: joined by `+` it would stay in memory as a tree of its pieces.
  return texts.join("");
}

/** A template in pieces: text, number of a variable, text … */
const piecesOf = memoizeLast((content: string): readonly string[] => content.split(/\{(\d+)\}/));

/**
 * A `reqId` is unique in the account within one calendar day, else `160054`
 * (spec/reference/sms.md#sendtemplatesms).
 *
 * @assumption The calendar day of a `reqId` is Beijing's.
 */
function rememberRequestId({ sms, clock }: SmsPlatform, body: RequestBody): string | undefined {
  const reqId = optionalString(body, "reqId");
  if (reqId === undefined) return undefined;
  const { requestIds } = sms;
  const today = dayNumber(clock.now());
  if (requestIds.day !== today) requestIds.ids.clear();
  requestIds.day = today;
  if (requestIds.ids.has(reqId)) throw new StatusCodeError("160054");
  requestIds.ids.set(reqId, reqId);
  return reqId;
}

/**
 * Accepts a free text (deprecated).
 *
 * @assumption The delivery of a free text is reported as that of a template SMS.
 */
const sendSms: Handler<SmsPlatform> = (platform, body) => {
  const { ids, clock } = platform;
  const application = findApplication(platform, requiredString(body, "appId"));
  const message: Message = {
    sid: ids.hex32(),
    appId: application.appId,
    to: readRecipientsOfText(requiredString(body, "to"), application),
    templateId: undefined,
    datas: [],
    text: requiredString(body, "body"),
    subAppend: undefined,
    reqId: undefined,
    sent: clock.now(),
  };
  accept(platform, application, message);
  return { SMSMessage: { smsMessageSid: message.sid, dateCreated: dashedTime(message.sent) } };
};

/**
 * `112305` not live and not registered for tests (spec/reference/sms.md#sendsms).
 *
 * @assumption sendSms gives `112326` for a malformed number, and takes one that is given twice.
 */
function readRecipientsOfText(to: string, application: Application): readonly string[] {
  const numbers = to.split(",");
  for (const number of numbers) {
    throwForTestNumber(number, "sendSms");
    if (!isPhoneNumber(number)) throw new StatusCodeError("112326");
    if (!isReachable(application, number)) throw new StatusCodeError("112305");
  }
  return numbers;
}

/** Status reports (client-code; spec/reference/sms.md#fetchsmsreports). */
const DEFAULT_TYPE = "1";
const DEFAULT_COUNT = "100";

/**
 * Hands out what arrived for an application, oldest first.
 *
 * @throws {StatusCodeError} `112320` without an address for the push, `112321` with the push
 *   switched off (spec/reference/sms.md#fetchsmsreports)
 * @assumption fetchSmsReports gives each record once.
 */
const fetchSmsReports: Handler<SmsPlatform> = (platform, body) => {
  const { sms } = platform;
  const { appId, smsCallbackUrl, smsCallbackEnabled } = findApplication(platform, requiredString(body, "appId"));
  if (smsCallbackUrl === undefined) throw new StatusCodeError("112320");
  if (!smsCallbackEnabled) throw new StatusCodeError("112321");
  const type = optionalString(body, "smsType") ?? DEFAULT_TYPE;
  const count = Number(optionalString(body, "count") ?? DEFAULT_COUNT);
  const fetched = new Map<number, ArrivedSms>();
  for (const [key, arrival] of sms.arrived) {
    if (fetched.size === count) break;
    if (arrival.appId === appId && arrival.smsType === type) fetched.set(key, arrival);
  }
  const reports = [...fetched.values()].map(({ record }) => record);
  return new Handout({ reports }, () => {
    for (const key of fetched.keys()) sms.arrived.delete(key);
  });
};

/** How long the status of a message can be asked for. */
const STATUS_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Returns what became of a message for its recipients, of whom those count whose report has come.
 *
 * @throws {StatusCodeError} `112351` for a message that was not sent on that day or not to that
 *   number, `112352` for one of too long ago, `112356` while no report has come
 *   (spec/reference/sms.md#querysms)
 * @assumption querySms knows a message for seven days (`112352` after that); another day, number or
 *   id gives `112351`.
 */
const querySms: Handler<SmsPlatform> = (platform, body) => {
  const { sms, clock } = platform;
  const message = sms.messages.get(requiredString(body, "msgId"));
  const phoneNum = optionalString(body, "phoneNum");
  if (message === undefined || calendarDay(message.sent) !== body["date"]) throw new StatusCodeError("112351");
  const recipients = phoneNum === undefined ? message.to : message.to.filter((number) => number === phoneNum);
  if (recipients.length === 0) throw new StatusCodeError("112351");
  if (clock.now() - message.sent > STATUS_KEPT_MS) throw new StatusCodeError("112352");
  const reports = recipients
    .map((number) => reportOf(platform, message, number))
    .filter((report) => report !== undefined);
  if (reports.length === 0) throw new StatusCodeError("112356");
  return { reports };
};

/** Operations of SMS. */
export const SMS_OPERATIONS: Operations<SmsPlatform> = {
  ...TEMPLATE_OPERATIONS,
  fetchSmsReports,
  querySms,
  sendSms,
  sendTemplateSms,
  sendTemplateSmsAsSubAccount,
};
