import type { Engine } from "./engine.js";
import { pushSms } from "./push-sms.js";
import type { Application } from "./state.js";
import { compactTime } from "./times.js";

/** A phone writes to an application (MO, 上行短信). The members are those that are sure; `dateSent`, `status` and the extensions are left out. */
export function receiveSms(engine: Engine, application: Application, from: string, content: string): void {
  pushSms(engine, application, "0", { content, fromNum: from, recvTime: compactTime(engine.clock.now()) });
}
