import { compactTime } from "../kernel/times.js";
import type { Call, CallLeg } from "../services/two-way-call/callback-state.js";
import type { VoiceCall } from "../services/voice/voice-state.js";

/** A call-back as JSON for people and tests. */
export function describeCallback({ hangUp: _, created, ended, caller, callee, ...rest }: Call): object {
  return {
    ...rest,
    created: compactTime(created),
    ...instant("ended", ended),
    caller: describeLeg(caller),
    callee: describeLeg(callee),
  };
}

/** A call that plays something, as JSON for people and tests. */
export function describeVoiceCall({ created, answered, ended, ...rest }: VoiceCall): object {
  return { ...rest, created: compactTime(created), ...instant("answered", answered), ...instant("ended", ended) };
}

function describeLeg({ began, ringing, answered }: CallLeg): object {
  return { ...instant("began", began), ...instant("ringing", ringing), ...instant("answered", answered) };
}

function instant(name: string, value: number | undefined): object {
  return value === undefined ? {} : { [name]: compactTime(value) };
}
