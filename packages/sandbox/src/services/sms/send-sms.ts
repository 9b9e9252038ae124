import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { isReachable } from "../../kernel/is-reachable.js";
import { KEPT_RECORDS, makeRoom } from "../../kernel/make-room.js";
import { requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { dashedTime } from "../../kernel/times.js";
import { refuseOnDemand } from "../../telephony/outcome-number.js";
import { isPhoneNumber } from "../../telephony/phone-number.js";
import type { Application, Message } from "../state.js";
import { planDelivery } from "./report-delivery.js";

/** Accepts a free text (deprecated), and reports its delivery as that of a template SMS: our choice. */
export const sendSms: Handler = (engine, body) => {
  const { state, ids, clock } = engine;
  const application = findApplication(state, requiredString(body, "appId"));
  const message: Message = {
    sid: ids.hex32(),
    appId: application.appId,
    to: readRecipients(requiredString(body, "to"), application),
    templateId: undefined,
    datas: [],
    text: requiredString(body, "body"),
    subAppend: undefined,
    reqId: undefined,
    sent: clock.now(),
  };
  makeRoom(state.messages, KEPT_RECORDS);
  state.messages.set(message.sid, message);
  planDelivery(engine, application, message);
  return { SMSMessage: { smsMessageSid: message.sid, dateCreated: dashedTime(message.sent) } };
};

/** `112305` not live and not registered for tests (documented); a malformed number gives `112326`, sending failed: our choice. */
function readRecipients(to: string, application: Application): readonly string[] {
  const numbers = to.split(",");
  for (const number of numbers) {
    refuseOnDemand(number);
    if (!isPhoneNumber(number)) throw new Refusal("112326");
    if (!isReachable(application, number)) throw new Refusal("112305");
  }
  return numbers;
}
