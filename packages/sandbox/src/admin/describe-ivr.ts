import { compactTime } from "../kernel/times.js";
import type { IvrState } from "../services/ivr-state.js";
import type { IvrCall } from "../telephony/ivr-call-state.js";
import { newest } from "./newest.js";

/** Calls, agents and queues of the IVR as JSON. */
export function describeIvr({ calls, agents, queues, waiting, scripts }: IvrState): object {
  return {
    calls: newest(calls.values()).map(describeCall),
    agents: newest(agents.values()).map(({ obeyed: _, ...agent }) => agent),
    queues: newest(queues.values()),
    waiting: newest(
      [...waiting.values()].flatMap((queue) => [...queue]).sort((one, other) => one.place - other.place),
    ).map(({ call, queuetype }) => ({ callSid: call.callSid, queuetype })),
    scripts: Object.fromEntries(newest(scripts)),
  };
}

function describeCall({
  created,
  answered,
  ended,
  stay,
  waiting: _,
  agents,
  listeners,
  player,
  ...rest
}: IvrCall): object {
  return {
    ...rest,
    stay: stay.at,
    agents: [...agents],
    listeners: [...listeners],
    commands: player.rest,
    script: player.script,
    created: compactTime(created),
    ...(answered !== undefined && { answered: compactTime(answered) }),
    ...(ended !== undefined && { ended: compactTime(ended) }),
  };
}
