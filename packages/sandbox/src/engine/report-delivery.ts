import type { Engine } from "./engine.js";
import { pushSms } from "./push-sms.js";
import { smsOutcome } from "./sms-outcome.js";
import type { Application, Message } from "./state.js";
import { compactTime } from "./times.js";

/** What a report says of one recipient. */
interface Delivery {
  readonly fromNum: string;
  readonly status: string;
  readonly deliverCode: string;
}

/** Plans the delivery of a message: one status report for each recipient (spec/reference/webhooks.md#sms-status-report-and-mo), pushed and kept for GetArrived. */
export function planDelivery(engine: Engine, application: Application, message: Message): void {
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
    engine.clock.after(afterMs, () => {
      for (const delivery of deliveries) reportDelivery(engine, application, message, delivery);
    });
  }
}

function reportDelivery(
  engine: Engine,
  application: Application,
  message: Message,
  { fromNum, status, deliverCode }: Delivery,
): void {
  const { clock, ids } = engine;
  const record = {
    content: message.sid,
    fromNum,
    dateSent: compactTime(message.sent),
    recvTime: compactTime(clock.now()),
    status,
    deliverCode,
    ...(message.reqId !== undefined && { reqId: message.reqId }),
    smsCount: "1",
  };
  pushSms(engine, application, "1", record, { spCode: `1069${ids.digits(6)}` });
}
