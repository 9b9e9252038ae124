import type { IvrCall } from "../engine/ivr-call-state.js";
import type { IvrState } from "../engine/ivr-state.js";
import { compactTime } from "../engine/times.js";

/** Calls, agents and queues of the IVR as JSON. */
export function describeIvr({ calls, agents, queues }: IvrState): object {
  return {
    calls: [...calls.values()].map(describeCall),
    agents: [...agents.values()],
    queues: [...queues.values()],
  };
}

function describeCall({ created, answered, ended, stay, agents, listeners, ...rest }: IvrCall): object {
  return {
    ...rest,
    stay: stay.at,
    agents: [...agents],
    listeners: [...listeners],
    created: compactTime(created),
    ...(answered !== undefined && { answered: compactTime(answered) }),
    ...(ended !== undefined && { ended: compactTime(ended) }),
  };
}
