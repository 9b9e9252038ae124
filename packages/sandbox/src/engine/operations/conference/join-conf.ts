import { checkSeats } from "../../conference/check-seats.js";
import { memberJoins } from "../../conference/member-joins.js";
import type { ConferenceCommand } from "../../conference/scene.js";
import { requiredString } from "../../read-body.js";
import { Refusal } from "../../refusal.js";

/**
 * Lets a running call join.
 *
 * @throws {Refusal} `110092` when the conference is full, `110025` when the call is not connected or is held by another service (older table; our choice)
 */
export const joinConf: ConferenceCommand = (scene, attributes) => {
  const call = scene.engine.state.ivr.calls.get(requiredString(attributes, "callid"));
  if (call?.appId !== scene.application.appId) throw new Refusal("110025");
  if (call.state !== "answered" || call.stay.at !== "nowhere") throw new Refusal("110025");
  checkSeats(scene.conference, 1);
  // What the application has answered before is over.
  call.player.rest = [];
  memberJoins(scene, call, attributes);
  return {};
};
