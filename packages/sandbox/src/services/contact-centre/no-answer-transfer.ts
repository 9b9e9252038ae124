import { requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { checkNumber } from "../../telephony/check-number.js";
import type { CallCommand } from "./call-command.js";

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
