import { CONTRACT } from "../contract.js";
import { type RefusalRule, rulesOf } from "./rule.js";

/** Every operation under `ivr/` whose body has no command that it may carry. */
export const COMMANDS: readonly RefusalRule[] = CONTRACT.filter(({ codes }) => codes.includes("108022")).map(
  (operation): RefusalRule => ({
    ...rulesOf(operation.id).members("108022", "no command", {}),
    bring: ({ example: { Appid } }) => ({ body: { Appid } }),
  }),
);
