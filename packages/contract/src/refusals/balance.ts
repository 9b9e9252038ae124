import { type RefusalRule, rulesOf } from "./rule.js";

/** What the sandbox takes to cost something. */
const CHARGED = ["sendTemplateSms", "sendSms", "landingCall", "voiceVerify", "callback", "dialIvr", "agentMakeCall"];

/** An account on which nothing is left: what costs something is refused. */
export const BALANCE: readonly RefusalRule[] = CHARGED.map((operation) =>
  rulesOf(operation).console("111142", "an account on which nothing is left", async (stage) =>
    stage.console.balance("0.00"),
  ),
);
