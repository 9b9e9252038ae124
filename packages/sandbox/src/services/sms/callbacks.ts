import { type Application, findApplication } from "../../kernel/application.js";
import { recordChanged } from "../../kernel/kernel.js";
import { compactTime } from "../../kernel/times.js";
import { smsOutcome } from "../../telephony/test-numbers.js";
import type { ArrivedSms, DeliveryState, Message, SmsPlatform } from "./state.js";

/** The only code of a carrier that means delivered (spec/reference/webhooks.md#sms-status-report-and-mo). */
const DELIVERED_CODE = "DELIVRD";

const KINDS = { "0": "smsMo", "1": "smsStatusReport" } as const;

/**
 * Tells the application of a message from a phone or of a delivery
 * (spec/reference/webhooks.md#sms-status-report-and-mo), and keeps it for GetArrived.
 *
 * @param more members that the push has and GetArrived has not
 * @assumption Reports and messages from phones are pushed and kept for fetchSmsReports, also
 *   without an address for the push.
 */
export function pushSms(
  { webhooks, sms }: SmsPlatform,
  application: Application,
  arrival: ArrivedSms,
  more: ArrivedSms["record"] = {},
): void {
  const { smsType } = arrival;
  sms.arrived.set(sms.nextArrival++, arrival);
  const { smsCallbackUrl, smsCallbackEnabled, smsCallbackFormat } = application;
  if (smsCallbackUrl === undefined || !smsCallbackEnabled) return;
  const message = { action: "SMSArrived", smsType, apiVersion: "2013-12-26", ...arrival.record, ...more };
  webhooks.sendMessage(KINDS[smsType], smsCallbackUrl, message, smsCallbackFormat);
}

/** Content of a report for one recipient. */
interface Delivery {
  readonly fromNum: string;
  readonly status: string;
  readonly deliverCode: string;
}

/** Plans the delivery of a message: one status report for each recipient (spec/reference/webhooks.md#sms-status-report-and-mo), pushed and kept for GetArrived. */
export function planDelivery(platform: SmsPlatform, application: Application, message: Message): void {
  // One plan for all that are due at once: there may be 200 recipients.
  const due = new Map<number, Delivery[]>();
  for (const fromNum of message.to) {
    const outcome = smsOutcome(fromNum);
    if (outcome.report === undefined) continue;
    const delivery = { fromNum, ...outcome.report };
    const together = due.get(outcome.afterMs);
    if (together === undefined) due.set(outcome.afterMs, [delivery]);
    else together.push(delivery);
  }
  for (const [afterMs, deliveries] of due) {
    platform.clock.after(afterMs, () => {
      for (const delivery of deliveries) reportDelivery(platform, application, message, delivery);
    });
  }
}

/**
 * Says what becomes of a message that was sent. A report that is pending has the code; otherwise one is sent now.
 *
 * @param numbers some of its recipients
 */
export function setDelivery(
  platform: SmsPlatform,
  message: Message,
  numbers: readonly string[],
  deliverCode: string,
): void {
  const application = findApplication(platform, message.appId);
  for (const fromNum of numbers) {
    platform.sms.deliverCodes.set(`${message.sid} ${fromNum}`, deliverCode);
    recordChanged(platform, "message", message.sid);
    const outcome = smsOutcome(fromNum);
    const isToCome = outcome.report !== undefined && message.sent + outcome.afterMs > platform.clock.now();
    if (!isToCome) reportDelivery(platform, application, message, { fromNum, status: "1", deliverCode });
  }
}

function reportDelivery(platform: SmsPlatform, application: Application, message: Message, planned: Delivery): void {
  const deliverCode = platform.sms.deliverCodes.get(`${message.sid} ${planned.fromNum}`);
  const delivery =
    deliverCode === undefined
      ? planned
      : { ...planned, deliverCode, status: deliverCode === DELIVERED_CODE ? "0" : "1" };
  const report = new StatusReport(message, delivery, platform.clock.now());
  recordChanged(platform, "message", message.sid);
  pushSms(platform, application, report, { spCode: `1069${platform.ids.digits(6)}` });
}

/** A status report that waits for GetArrived. Its texts are made when it is read: a million of them would be most of the memory. */
class StatusReport implements ArrivedSms {
  readonly smsType = "1";
  readonly #message: Message;
  readonly #delivery: Delivery;
  readonly #received: number;

  constructor(message: Message, delivery: Delivery, received: number) {
    this.#message = message;
    this.#delivery = delivery;
    this.#received = received;
  }

  get appId(): string {
    return this.#message.appId;
  }

  get record(): ArrivedSms["record"] {
    const { sid, sent, reqId } = this.#message;
    const { fromNum, status, deliverCode } = this.#delivery;
    return {
      content: sid,
      fromNum,
      dateSent: compactTime(sent),
      recvTime: compactTime(this.#received),
      status,
      deliverCode,
      ...(reqId !== undefined && { reqId }),
      // @assumption `smsCount` is always `1`.
      smsCount: "1",
    };
  }
}

/** The report of a message for one recipient, if it has come by now. */
export function reportOf(
  platform: Pick<SmsPlatform, "sms" | "clock">,
  message: Message,
  fromNum: string,
): ArrivedSms["record"] | undefined {
  const { status, deliverCode, at = message.sent } = deliveryOf(platform, message, fromNum);
  if (status === undefined || deliverCode === undefined) return undefined;
  return new StatusReport(message, { fromNum, status, deliverCode }, at).record;
}

/** Outcome of a message for one recipient. */
export function deliveryOf(
  { sms, clock }: Pick<SmsPlatform, "sms" | "clock">,
  message: Message,
  to: string,
): DeliveryState {
  const wanted = sms.deliverCodes.get(`${message.sid} ${to}`);
  const outcome = smsOutcome(to);
  const at = outcome.report === undefined ? undefined : message.sent + outcome.afterMs;
  const deliverCode = wanted ?? outcome.report?.deliverCode;
  if (deliverCode === undefined) return { to, state: "unreported" };
  if (at !== undefined && at > clock.now()) return { to, state: "pending", at };
  const status = deliverCode === DELIVERED_CODE ? "0" : "1";
  return { to, state: status === "0" ? "delivered" : "failed", status, deliverCode, ...(at !== undefined && { at }) };
}

/** A phone writes to an application (MO, 上行短信). The members are those that are sure; `dateSent`, `status` and the extensions are left out. */
export function receiveSms(platform: SmsPlatform, application: Application, from: string, content: string): void {
  const at = platform.clock.now();
  const id = platform.sms.nextReply++;
  platform.sms.replies.set(id, { id, appId: application.appId, from, content, at });
  recordChanged(platform, "reply", String(id));
  const record = { content, fromNum: from, recvTime: compactTime(at) };
  pushSms(platform, application, { appId: application.appId, smsType: "0", record });
}
