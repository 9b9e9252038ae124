import type { Engine } from "./engine.js";
import { pushSms } from "./push-sms.js";
import type { Application, Message } from "./state.js";
import { compactTime } from "./times.js";

/** How long a message takes to its phone: our choice. */
const DELIVERY_MS = 4_000;

/** Plans the delivery of a message: one status report for each recipient (callbacks.md §7), pushed and kept for GetArrived. */
export function planDelivery(engine: Engine, application: Application, message: Message): void {
  engine.clock.after(DELIVERY_MS, () => {
    for (const recipient of message.to) reportDelivery(engine, application, message, recipient);
  });
}

function reportDelivery(engine: Engine, application: Application, message: Message, fromNum: string): void {
  const { clock, ids } = engine;
  const record = {
    content: message.sid,
    fromNum,
    dateSent: compactTime(message.sent),
    recvTime: compactTime(clock.now()),
    status: "0",
    deliverCode: "DELIVRD",
    ...(message.reqId !== undefined && { reqId: message.reqId }),
    smsCount: "1",
  };
  pushSms(engine, application, "1", record, { spCode: `1069${ids.digits(6)}` });
}
