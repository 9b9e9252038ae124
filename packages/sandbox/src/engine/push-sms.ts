import type { Engine } from "./engine.js";
import { KEPT_RECORDS } from "./make-room.js";
import type { ArrivedSms } from "./sms-state.js";
import type { Application } from "./state.js";

const KINDS = { "0": "smsMo", "1": "smsStatusReport" } as const;

/**
 * Tells the application of a message from a phone or of a delivery (spec/reference/webhooks.md#sms-status-report-and-mo), and keeps it for GetArrived. That both happen, and that it is kept without
 * an address for the push, too, is our choice.
 *
 * @param more members that the push has and GetArrived has not
 */
export function pushSms(
  { outbox, state }: Engine,
  application: Application,
  smsType: ArrivedSms["smsType"],
  record: ArrivedSms["record"],
  more: ArrivedSms["record"] = {},
): void {
  if (state.sms.arrived.length >= KEPT_RECORDS) state.sms.arrived.splice(0, KEPT_RECORDS / 10);
  state.sms.arrived.push({ appId: application.appId, smsType, record });
  const { smsCallbackUrl, smsCallbackEnabled, smsCallbackFormat } = application;
  if (smsCallbackUrl === undefined || !smsCallbackEnabled) return;
  const message = { action: "SMSArrived", smsType, apiVersion: "2013-12-26", ...record, ...more };
  outbox.sendMessage(KINDS[smsType], smsCallbackUrl, message, smsCallbackFormat);
}
