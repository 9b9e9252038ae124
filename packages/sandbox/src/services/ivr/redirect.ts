import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../kernel/engine.js";
import type { IvrCall } from "../../telephony/ivr-call-state.js";
import { userdataOf } from "../../telephony/userdata-of.js";
import { askApplication } from "./ask-application.js";

/** Redirect: asks the application at another address. */
export function redirect(engine: Engine, call: IvrCall, { url, tag }: IvrCommandTypes["Redirect"]): void {
  askApplication(engine, call, "ivrRedirect", url, { ...(tag !== undefined && { tag }), ...userdataOf(call) });
}
