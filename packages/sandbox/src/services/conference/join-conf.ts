import { requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { admit } from "./admit.js";
import { checkSeats } from "./check-seats.js";
import type { ConferenceCommand } from "./scene.js";

/**
 * Lets a running call join; where there is a password, once it has been said.
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
  admit(scene, call, attributes);
  return {};
};
