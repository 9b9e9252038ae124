import type { Handler, RequestBody } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { isReachable } from "../../kernel/is-reachable.js";
import { optionalString, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { refuseOnDemand } from "../../telephony/outcome-number.js";
import { fileNames, startVoiceCall } from "./start-voice-call.js";

/**
 * Calls a number and plays files or a text to it. What the texts of speech synthesis sound like does not matter here: `txt…` members are read and forgotten.
 *
 * @throws {Refusal} `110074` while the application is not live, for numbers that are not registered for tests (older table; that test numbers pass is our choice)
 */
export const landingCall: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "appId"));
  const to = requiredString(body, "to");
  refuseOnDemand(to);
  if (!isReachable(application, to)) throw new Refusal("110074");
  const ownFiles = optionalString(body, "mediaNameType") === "1" ? [] : fileNames(optionalString(body, "mediaName"));
  const LandingCall = startVoiceCall(engine, application, body, {
    kind: "landingCall",
    plays: playsOf(body),
    ownFiles,
  });
  return { LandingCall };
};

/** Files win over the text, unless `playMode` `1` asks for both, the text first (documented). */
function playsOf(body: RequestBody): readonly string[] {
  const files = fileNames(optionalString(body, "mediaName"));
  const text = optionalString(body, "mediaTxt");
  const playsText = text !== undefined && (files.length === 0 || optionalString(body, "playMode") === "1");
  return playsText ? [text, ...files] : files;
}
