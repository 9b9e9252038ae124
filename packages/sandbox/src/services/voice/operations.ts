import { findApplication, isReachable } from "../../kernel/application.js";
import { type Handler, type Operations, recordChanged } from "../../kernel/kernel.js";
import { optionalString, type RequestBody, requiredString, requireQuery } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { throwForTestNumber } from "../../telephony/test-numbers.js";
import { fileNames, startVoiceCall } from "./rules.js";
import { type MediaFile, mediaFileKey, type VoicePlatform } from "./state.js";

/**
 * Calls a number and plays files or a text to it.
 *
 * @throws {StatusCodeError} `110074` while the application is not live, for numbers that are not
 *   registered for tests (spec/reference/voice.md#landingcall)
 * @assumption Registered test numbers may be called while the application is not live.
 * @assumption `displayNum` and the settings of speech synthesis have no effect.
 */
const landingCall: Handler<VoicePlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "appId"));
  const to = requiredString(body, "to");
  throwForTestNumber(to, "landingCall");
  if (!isReachable(application, to)) throw new StatusCodeError("110074");
  const ownFiles = optionalString(body, "mediaNameType") === "1" ? [] : fileNames(optionalString(body, "mediaName"));
  const LandingCall = startVoiceCall(platform, application, body, {
    kind: "landingCall",
    plays: playsOfLandingCall(body),
    ownFiles,
  });
  return { LandingCall };
};

/**
 * Files win over the text, unless `playMode` `1` asks for both, the text first
 * (spec/reference/voice.md#landingcall).
 */
function playsOfLandingCall(body: RequestBody): readonly string[] {
  const files = fileNames(optionalString(body, "mediaName"));
  const text = optionalString(body, "mediaTxt");
  const playsText = text !== undefined && (files.length === 0 || optionalString(body, "playMode") === "1");
  return playsText ? [text, ...files] : files;
}

/**
 * Calls a number and reads out a code, or plays files in its place.
 *
 * @throws {StatusCodeError} `111324` while the application is not live, for numbers that are not
 *   registered for tests (observed; spec/reference/voice.md#voiceverify)
 */
const voiceVerify: Handler<VoicePlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "appId"));
  const to = requiredString(body, "to");
  throwForTestNumber(to, "voiceVerify");
  if (!isReachable(application, to)) throw new StatusCodeError("111324");
  const { plays, ownFiles } = playsOfVerification(body);
  return { VoiceVerify: startVoiceCall(platform, application, body, { kind: "voiceVerify", plays, ownFiles }) };
};

/**
 * `playVerifyCode` wins over the code; a prompt comes only before a code
 * (spec/reference/voice.md#voiceverify).
 */
function playsOfVerification(body: RequestBody): {
  readonly plays: readonly string[];
  readonly ownFiles: readonly string[];
} {
  const inPlace = fileNames(optionalString(body, "playVerifyCode"));
  if (inPlace.length > 0) return { plays: inPlace, ownFiles: inPlace };
  const prompt = fileNames(optionalString(body, "welcomePrompt"));
  return { plays: [...prompt, requiredString(body, "verifyCode")], ownFiles: prompt };
}

/** @assumption The review of a sound file takes 60 seconds. */
const REVIEW_MS = 60_000;

/**
 * Takes a sound file into review. The bytes are neither checked nor kept, so nothing is to be
 * fetched from `downloadUrl`, whose host exists nowhere. It is left out for a zip
 * (spec/reference/voice.md#uploadmediafile).
 *
 * @throws {StatusCodeError} `111169`, `111171`, `111170` for the application's id and `111212`
 *   while it is not live (spec/reference/authentication.md#codes-of-mistakes), `108022` for a query
 *   parameter that is missing and `108023` for a file name without wav or zip, `160030` for an
 *   empty file
 * @assumption A sound file of the same name is replaced.
 * @assumption `downloadUrl` comes for every wav file.
 * @assumption A file name without `wav` or `zip` gives `108023`, an empty file `160030`.
 */
const uploadMediaFile: Handler<VoicePlatform> = (platform, { file }, _principal, query) => {
  const { voice, clock, applications } = platform;
  const { appId, live } = findApplication({ applications }, checkedAppId(query["appid"]));
  if (!live) throw new StatusCodeError("111212");
  const filename = requireQuery(query, "filename");
  const extension = /^.+\.(wav|zip)$/i.exec(filename)?.[1]?.toLowerCase();
  if (extension === undefined) throw new StatusCodeError("108023");
  const size = file instanceof Uint8Array ? file.length : 0;
  if (size === 0) throw new StatusCodeError("160030");
  const uploaded: MediaFile = { appId, filename, size, created: clock.now(), approved: false };
  voice.files.set(mediaFileKey(appId, filename), uploaded);
  recordChanged(platform, "media-file", mediaFileKey(appId, filename));
  clock.after(REVIEW_MS, () => {
    uploaded.approved = true;
    recordChanged(platform, "media-file", mediaFileKey(appId, filename));
  });
  return extension === "zip" ? {} : { downloadUrl: `http://files.invalid/${appId}/${encodeURIComponent(filename)}` };
};

/**
 * Deletes a sound file.
 *
 * @throws {StatusCodeError} `111000` for a file that is not there
 * @assumption deleteMediaFile gives `111000` for an unknown file: no code of its own is known.
 */
const deleteMediaFile: Handler<VoicePlatform> = (platform, body) => {
  const { appId } = findApplication(platform, requiredString(body, "appId"));
  const key = mediaFileKey(appId, requiredString(body, "fileName"));
  if (!platform.voice.files.delete(key)) throw new StatusCodeError("111000");
  recordChanged(platform, "media-file", key);
  return {};
};

/** As in bodies, where the contract says it; a query is not validated by it. */
function checkedAppId(appId: string | undefined): string {
  if (!appId) throw new StatusCodeError("111169");
  if (appId.length !== 32) throw new StatusCodeError("111171");
  if (!/^[0-9A-Za-z]*$/.test(appId)) throw new StatusCodeError("111170");
  return appId;
}

/**
 * Outcome of a call: `0` success, `1` not answered, `2` failed, the reading of `state` that
 * agrees with the callbacks (spec/reference/voice.md#getcallresult).
 *
 * Calls of other services are looked for, too, as one client asks for two-way calls here.
 *
 * @throws {StatusCodeError} `111000` for a call that is not known
 * @assumption getCallResult gives `111000` for an unknown call: no code of its own is known.
 */
const getCallResult: Handler<VoicePlatform> = ({ callResults }, _body, _principal, query) => {
  const callSid = requireQuery(query, "callsid");
  for (const lookup of callResults) {
    const result = lookup(callSid);
    if (result !== undefined) return { CallResult: result };
  }
  throw new StatusCodeError("111000");
};

/** Operations of calls that play something to one number, and of the files that they play. */
export const VOICE_OPERATIONS: Operations<VoicePlatform> = {
  deleteMediaFile,
  getCallResult,
  landingCall,
  uploadMediaFile,
  voiceVerify,
};
