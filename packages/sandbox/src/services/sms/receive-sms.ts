import type { Engine } from "../../kernel/engine.js";
import { compactTime } from "../../kernel/times.js";
import type { Application } from "../state.js";
import { pushSms } from "./push-sms.js";

/** A phone writes to an application (MO, 上行短信). The members are those that are sure; `dateSent`, `status` and the extensions are left out. */
export function receiveSms(engine: Engine, application: Application, from: string, content: string): void {
  pushSms(engine, application, "0", { content, fromNum: from, recvTime: compactTime(engine.clock.now()) });
}
