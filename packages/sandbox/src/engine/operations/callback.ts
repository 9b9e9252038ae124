import type { Handler } from "../engine.js";
import { refuseOnDemand } from "../outcome-number.js";
import { optionalString, requiredString } from "../read-body.js";
import { dashedTime } from "../times.js";

/** Accepts a two-way call-back. The call itself is not played yet. */
export const callback: Handler = ({ state, ids, clock }, body, principal) => {
  const from = requiredString(body, "from");
  const to = requiredString(body, "to");
  refuseOnDemand(from);
  refuseOnDemand(to);
  const subAccount = principal.level === "subAccount" ? principal.subAccount : undefined;
  const call = {
    callSid: ids.hex32(),
    orderId: `CM${ids.digits(20)}`,
    subAccountSid: subAccount?.sid ?? "",
    from,
    to,
    created: clock.now(),
  };
  state.calls.set(call.callSid, call);
  const customerSerNum = optionalString(body, "customerSerNum");
  const fromSerNum = optionalString(body, "fromSerNum");
  return {
    CallBack: {
      callSid: call.callSid,
      dateCreated: dashedTime(call.created),
      orderId: call.orderId,
      ...(customerSerNum !== undefined && { customerSerNum }),
      ...(fromSerNum !== undefined && { fromSerNum }),
      ...(subAccount !== undefined && { appId: subAccount.appId }),
    },
  };
};
