import type { CallCommand } from "../../ivr-call/call-command.js";
import { checkNumber } from "../../ivr-call/check-number.js";
import { requiredString } from "../../read-body.js";
import { Refusal } from "../../refusal.js";

/**
 * Has another number called when the call is not answered; the last one set wins (our choice).
 *
 * @throws {Refusal} `110126` when the phone no longer rings (older table; our choice), and what the number gives
 */
export const noAnswerTransfer: CallCommand = ({ application, call }, attributes) => {
  const number = requiredString(attributes, "number");
  if (call.state !== "ringing") throw new Refusal("110126");
  checkNumber(application, number);
  call.noAnswerNumber = number;
  return {};
};
