import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Engine } from "../../engine.js";
import type { IvrCall } from "../../ivr-call-state.js";
import { askApplication } from "../ask-application.js";
import { userdataOf } from "../userdata-of.js";

/** Redirect: asks the application at another address. */
export function redirect(engine: Engine, call: IvrCall, { url, tag }: IvrCommandTypes["Redirect"]): void {
  askApplication(engine, call, "ivrRedirect", url, { ...(tag !== undefined && { tag }), ...userdataOf(call) });
}
