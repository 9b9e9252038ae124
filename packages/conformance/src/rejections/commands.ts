import { OPERATIONS } from "../spec.js";
import { type RejectionRule, rulesOf } from "./rule.js";

/** Every operation under `ivr/` whose body has no command that it may carry. */
export const COMMANDS: readonly RejectionRule[] = OPERATIONS.filter(({ codes }) => codes.includes("108022")).map(
  (operation): RejectionRule => ({
    ...rulesOf(operation.id).members("108022", "no command", {}),
    bring: ({ example: { Appid } }) => ({ body: { Appid } }),
  }),
);
