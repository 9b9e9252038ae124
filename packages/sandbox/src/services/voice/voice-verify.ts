import type { Handler, RequestBody } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { isReachable } from "../../kernel/is-reachable.js";
import { optionalString, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { refuseOnDemand } from "../../telephony/outcome-number.js";
import { fileNames, startVoiceCall } from "./start-voice-call.js";

/**
 * Calls a number and reads out a code, or plays files in its place.
 *
 * @throws {Refusal} `111324` while the application is not live, for numbers that are not registered for tests (observed)
 */
export const voiceVerify: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "appId"));
  const to = requiredString(body, "to");
  refuseOnDemand(to);
  if (!isReachable(application, to)) throw new Refusal("111324");
  const { plays, ownFiles } = playsOf(body);
  return { VoiceVerify: startVoiceCall(engine, application, body, { kind: "voiceVerify", plays, ownFiles }) };
};

/** `playVerifyCode` wins over the code; a prompt comes only before a code (documented). */
function playsOf(body: RequestBody): { readonly plays: readonly string[]; readonly ownFiles: readonly string[] } {
  const inPlace = fileNames(optionalString(body, "playVerifyCode"));
  if (inPlace.length > 0) return { plays: inPlace, ownFiles: inPlace };
  const prompt = fileNames(optionalString(body, "welcomePrompt"));
  return { plays: [...prompt, requiredString(body, "verifyCode")], ownFiles: prompt };
}
