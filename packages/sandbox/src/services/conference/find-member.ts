import type { Attributes } from "../../kernel/pick-command.js";
import { requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import type { Conference } from "./conference-state.js";

/**
 * The call of the member that a command names.
 *
 * @param code what the command answers when the call is not in the conference; one whose phone still rings is not (our choice)
 */
export function findMember({ members }: Conference, attributes: Attributes, code: string): string {
  const callid = requiredString(attributes, "callid");
  if (!members.has(callid)) throw new Refusal(code);
  return callid;
}
