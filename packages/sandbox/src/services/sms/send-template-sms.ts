import type { Engine, Handler, RequestBody } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { isReachable } from "../../kernel/is-reachable.js";
import { keepLast } from "../../kernel/keep-last.js";
import { KEPT_RECORDS, makeRoom } from "../../kernel/make-room.js";
import { optionalString, requiredString, stringList } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { calendarDay, compactTime } from "../../kernel/times.js";
import { refuseOnDemand } from "../../telephony/outcome-number.js";
import { isPhoneNumber } from "../../telephony/phone-number.js";
import type { Application, Message } from "../state.js";
import { planDelivery } from "./report-delivery.js";

/** Accepts a message, and reports its delivery for each recipient where the console has an address for reports. */
export const sendTemplateSms: Handler = (engine, body) => {
  const { state, ids, clock } = engine;
  const application = findApplication(state, requiredString(body, "appId"));
  const to = readRecipients(requiredString(body, "to"), application);
  const text = fillTemplate(engine, application, requiredString(body, "templateId"), stringList(body, "datas"));
  const reqId = rememberRequestId(engine, body);
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
  makeRoom(state.messages, KEPT_RECORDS);
  state.messages.set(message.sid, message);
  planDelivery(engine, application, message);
  return { templateSMS: { smsMessageSid: message.sid, dateCreated: compactTime(message.sent) } };
};

/** `160042` malformed, `160045` given twice, `112310` not live and not registered for tests (all documented). */
function readRecipients(to: string, application: Application): readonly string[] {
  const numbers = to.split(",");
  for (const number of numbers) {
    refuseOnDemand(number);
    if (!isPhoneNumber(number)) throw new Refusal("160042");
    if (!isReachable(application, number)) throw new Refusal("112310");
  }
  if (new Set(numbers).size < numbers.length) throw new Refusal("160045");
  return numbers;
}

/**
 * `112311` no such template, `160043` not of this application, `112323` not approved, `112308` no variables for its placeholders (documented); too few give
 * `160052` (our choice).
 */
function fillTemplate({ state }: Engine, { appId }: Application, templateId: string, datas: readonly string[]): string {
  const template = state.templates.get(templateId);
  if (template === undefined) throw new Refusal("112311");
  if (template.appId !== undefined && template.appId !== appId) throw new Refusal("160043");
  if (template.status !== undefined && template.status !== "1") throw new Refusal("112323");
  const [begin = "", ...pieces] = piecesOf(template.content);
  if (pieces.length > 0 && datas.length === 0) throw new Refusal("112308");
  let text = begin;
  for (let at = 0; at < pieces.length; at += 2) {
    const value = datas[Number(pieces[at]) - 1];
    if (value === undefined && Number(pieces[at]) > 0) throw new Refusal("160052");
    text += (value ?? "") + (pieces[at + 1] ?? "");
  }
  return text;
}

/** A template in pieces: text, number of a variable, text … */
const piecesOf = keepLast((content: string): readonly string[] => content.split(/\{(\d+)\}/));

/** A `reqId` is unique in the account within one calendar day, else `160054` (documented); the newest million are remembered. */
function rememberRequestId({ state, clock }: Engine, body: RequestBody): string | undefined {
  const reqId = optionalString(body, "reqId");
  if (reqId === undefined) return undefined;
  const key = `${calendarDay(clock.now())} ${reqId}`;
  if (state.requestIds.has(key)) throw new Refusal("160054");
  makeRoom(state.requestIds, KEPT_RECORDS);
  state.requestIds.add(key);
  return reqId;
}
