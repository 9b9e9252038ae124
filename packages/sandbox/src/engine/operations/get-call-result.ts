import type { Handler, Result } from "../engine.js";
import { talkSeconds } from "../play-voice-call.js";
import { Refusal } from "../refusal.js";
import { requireQuery } from "../require-query.js";
import type { State } from "../state.js";

/**
 * What became of a call: `0` success, `1` not answered, `2` failed, the reading of `state` that agrees with the callbacks (spec/reference/voice.md#getcallresult).
 *
 * A call that is not over has no `state` yet, and call-backs are answered, too, as one client asks for them: our choices.
 *
 * @throws {Refusal} `111000` for a call that is not known: no code of its own is known, our choice
 */
export const getCallResult: Handler = ({ state }, _body, _principal, query) => {
  const callSid = requireQuery(query, "callsid");
  const result = resultOfVoiceCall(state, callSid) ?? resultOfCallback(state, callSid);
  if (result === undefined) throw new Refusal("111000");
  return { CallResult: result };
};

function resultOfVoiceCall(state: State, callSid: string): Result | undefined {
  const call = state.voice.calls.get(callSid);
  if (call === undefined) return undefined;
  return { ...(call.result !== undefined && { state: call.result }), callTime: String(talkSeconds(call)) };
}

/** The callee's talk counts; cancelled and refused ones have failed. */
function resultOfCallback(state: State, callSid: string): Result | undefined {
  const call = state.calls.get(callSid);
  if (call === undefined) return undefined;
  const { ended, byeType, callee } = call;
  if (ended === undefined) return { callTime: "0" };
  const outcome = callee.answered !== undefined ? "0" : FAILED.has(byeType ?? "") ? "2" : "1";
  return { state: outcome, callTime: String(talkSeconds({ answered: callee.answered, ended })) };
}

/** A leg that could not be made, a refusal, a cancellation. */
const FAILED: ReadonlySet<string> = new Set(["-4", "-5", "-7", "-14"]);
