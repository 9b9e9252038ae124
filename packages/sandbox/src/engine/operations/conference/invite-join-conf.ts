import { askPassword } from "../../conference/ask-password.js";
import { checkSeats } from "../../conference/check-seats.js";
import { memberJoins } from "../../conference/member-joins.js";
import { notifyConference } from "../../conference/notify-conference.js";
import { type ConferenceCommand, isOpen, type Scene } from "../../conference/scene.js";
import { checkNumber } from "../../ivr-call/check-number.js";
import { hangUp } from "../../ivr-call/hang-up.js";
import type { IvrCall } from "../../ivr-call/ivr-call-state.js";
import { placeCall } from "../../ivr-call/place-call.js";
import type { Attributes } from "../../pick-command.js";
import { requiredString } from "../../read-body.js";
import { Refusal } from "../../refusal.js";
import { compactTime } from "../../times.js";

/** So many numbers may stand in one request, separated by `#` (client-code). */
const AT_ONCE = 20;

/**
 * Calls somebody into the conference. Several numbers are each called; the reply names the first call: our choice.
 *
 * @throws {Refusal} `110092` when the conference is full, `110026` for more than 20 numbers (our choice), the code that a number asks for
 */
export const inviteJoinConf: ConferenceCommand = (scene, attributes) => {
  const numbers = requiredString(attributes, "number").split("#");
  if (numbers.length > AT_ONCE || numbers.includes("")) throw new Refusal("110026");
  for (const number of numbers) checkNumber(scene.application, number);
  checkSeats(scene.conference, numbers.length);
  const [first] = numbers.map((number) => invite(scene, number, attributes));
  return { callSid: first?.callSid, orderId: first?.orderId };
};

function invite(scene: Scene, number: string, attributes: Attributes): IvrCall {
  const { engine, application, conference } = scene;
  const call = placeCall(engine, {
    appId: application.appId,
    number,
    onAnswer: () => {
      if (isOpen(scene)) askPassword(scene, call, (right) => settle(scene, call, attributes, right));
      else settle(scene, call, attributes, true);
    },
    onNoAnswer: () => {
      conference.invited.delete(call.callSid);
      tellResult(scene, call, attributes, false);
    },
  });
  conference.invited.set(call.callSid, number);
  return call;
}

/** The invitee, who may have been asked for the password meanwhile, joins or does not. */
function settle(scene: Scene, call: IvrCall, attributes: Attributes, right: boolean): void {
  scene.conference.invited.delete(call.callSid);
  if (right && isOpen(scene)) memberJoins(scene, call, attributes);
  else if (right) hangUp(scene.engine, call, "the conference has ended");
  tellResult(scene, call, attributes, right && call.state === "answered");
}

/** spec/reference/ivr-protocol.md#confinvited. `0` is success; `1` for failure is our choice, and its `jointime` is the time of the failure. */
function tellResult(scene: Scene, { callSid, number }: IvrCall, attributes: Attributes, joined: boolean): void {
  const jointime = compactTime(scene.engine.clock.now());
  const parameters = { callid: callSid, jointime, number, result: joined ? "0" : "1" };
  notifyConference(scene, "confInvited", attributes["action"], parameters);
}
