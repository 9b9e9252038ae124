import type { Engine, Handler, RequestBody } from "../engine.js";
import { findApplication } from "../find-application.js";
import { refuseOnDemand } from "../outcome-number.js";
import { optionalString, requiredString, stringList } from "../read-body.js";
import { Refusal } from "../refusal.js";
import type { Application, Message } from "../state.js";
import { calendarDay, compactTime } from "../times.js";

/** How long a message takes to its phone: our choice. */
const DELIVERY_MS = 4_000;
/** Digits, as phone numbers have them; the vendor states no pattern. */
const PHONE_NUMBER = /^\+?\d[\d-]{2,19}$/;

/** Accepts a message, and reports its delivery for each recipient where the console has an address for reports. */
export const sendTemplateSms: Handler = (engine, body) => {
  const { state, ids, clock } = engine;
  const application = findApplication(state, requiredString(body, "appId"));
  const to = readRecipients(requiredString(body, "to"), application);
  const text = fillTemplate(engine, requiredString(body, "templateId"), stringList(body, "datas"));
  const reqId = rememberRequestId(engine, body);
  const message: Message = {
    sid: ids.hex32(),
    appId: application.appId,
    to,
    templateId: requiredString(body, "templateId"),
    datas: stringList(body, "datas"),
    text,
    reqId,
    sent: clock.now(),
  };
  state.messages.set(message.sid, message);
  clock.after(DELIVERY_MS, () => reportDelivery(engine, application, message));
  return { templateSMS: { smsMessageSid: message.sid, dateCreated: compactTime(message.sent) } };
};

/** `160042` malformed, `160045` given twice, `112310` not live and not registered for tests (all documented). */
function readRecipients(to: string, { live, testNumbers }: Application): readonly string[] {
  const numbers = to.split(",");
  for (const number of numbers) {
    refuseOnDemand(number);
    if (!PHONE_NUMBER.test(number)) throw new Refusal("160042");
    if (!live && !testNumbers.has(number)) throw new Refusal("112310");
  }
  if (new Set(numbers).size < numbers.length) throw new Refusal("160045");
  return numbers;
}

/** `112311` no such template, `112308` no variables for its placeholders (documented); too few give `160052` (our choice). */
function fillTemplate({ state }: Engine, templateId: string, datas: readonly string[]): string {
  const template = state.templates.get(templateId);
  if (template === undefined) throw new Refusal("112311");
  const placeholders = new Set(template.content.match(/\{\d+\}/g));
  if (placeholders.size > 0 && datas.length === 0) throw new Refusal("112308");
  if (datas.length < placeholders.size) throw new Refusal("160052");
  return template.content.replace(/\{(\d+)\}/g, (_, number: string) => datas[Number(number) - 1] ?? "");
}

/** A `reqId` is unique in the account within one calendar day, else `160054` (documented). */
function rememberRequestId({ state, clock }: Engine, body: RequestBody): string | undefined {
  const reqId = optionalString(body, "reqId");
  if (reqId === undefined) return undefined;
  const key = `${calendarDay(clock.now())} ${reqId}`;
  if (state.requestIds.has(key)) throw new Refusal("160054");
  state.requestIds.add(key);
  return reqId;
}

function reportDelivery({ outbox, clock, ids }: Engine, application: Application, message: Message): void {
  const url = application.smsCallbackUrl;
  if (url === undefined) return;
  for (const fromNum of message.to) {
    const report = {
      action: "SMSArrived",
      smsType: "1",
      apiVersion: "2013-12-26",
      content: message.sid,
      fromNum,
      dateSent: compactTime(message.sent),
      recvTime: compactTime(clock.now()),
      status: "0",
      deliverCode: "DELIVRD",
      ...(message.reqId !== undefined && { reqId: message.reqId }),
      smsCount: "1",
      spCode: `1069${ids.digits(6)}`,
    };
    outbox.sendMessage("smsStatusReport", url, report, application.smsCallbackFormat);
  }
}
