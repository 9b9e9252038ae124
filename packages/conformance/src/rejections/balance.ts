import { type RejectionRule, rulesOf } from "./rule.js";

/** What the sandbox takes to cost something. */
const CHARGED = [
  "sendTemplateSms",
  "sendTemplateSmsAsSubAccount",
  "sendSms",
  "landingCall",
  "voiceVerify",
  "callback",
  "dialIvr",
  "agentMakeCall",
];

/** An account on which nothing is left: what costs something is rejected. */
export const BALANCE: readonly RejectionRule[] = CHARGED.map((operation) =>
  rulesOf(operation).console("111142", "an account on which nothing is left", async (fixtures) =>
    fixtures.console.balance("0.00"),
  ),
);
