import type { SandboxState } from "../../src/admin/view.js";
import type { Conference } from "../../src/services/conference/state.js";
import type { Agent } from "../../src/services/contact-centre/state.js";
import type { Call } from "../../src/telephony/state.js";

/** What holds at any time between calls, queues, agents and conferences, and does not hold in a state. */
export function brokenRules(state: SandboxState): readonly string[] {
  const { conferences } = state;
  const agents = [...state.agents.values()];
  const waitsIn = (call: Readonly<Call>) =>
    [...state.waiting.values()].filter((queue) => [...queue].some((waiting) => waiting.call === call));
  const engagedFor = ({ callSid }: Readonly<Call>, agentid: string): boolean =>
    agents.some((agent) => agent.agentid === agentid && agent.assignment?.callSid === callSid);

  function brokenByCall(call: Readonly<Call>): readonly (string | false)[] {
    const at = call.state === "answered" ? call.activity.at : "over";
    const queues = waitsIn(call);
    const member = [...conferences.values()].find(({ members }) => members.has(call.callSid));
    return [
      queues.length !== (at === "queue" ? 1 : 0) && `${call.callSid} waits in ${queues.length} queues`,
      member?.confid !== call.confid && `${call.callSid} is not in the conference that it thinks`,
      (member !== undefined) !== (at === "conference") && `${call.callSid} is at ${at}, and a member or not`,
      call.agents.size > 0 && at !== "agents" && `${call.callSid} has agents, and is at ${at}`,
      call.consultation !== undefined && call.agents.size === 0 && `nobody consults on ${call.callSid}`,
      ...[...call.agents].map((id) => !engagedFor(call, id) && `${id} talks on ${call.callSid}, and is not engaged`),
    ];
  }

  function brokenByAgent({ appId, agentid, status, assignment, queues }: Readonly<Agent>): readonly (string | false)[] {
    const call = state.calls.get(assignment?.callSid ?? "");
    const left = queues
      .flatMap((queue) => [...(state.waiting.get(`${appId} ${queue}`) ?? [])])
      .filter(({ offer }) => !offer);
    const isIdle = status === "1" && assignment === undefined;
    return [
      assignment !== undefined &&
        call?.state !== "ringing" &&
        call?.state !== "answered" &&
        `${agentid} is engaged by a call that is over`,
      assignment === undefined && (status === "2" || status === "3") && `${agentid} is busy with nothing`,
      isIdle && left.length > 0 && `${agentid} is free, and somebody waits`,
    ];
  }

  function brokenByConference({
    confid,
    members,
    invited,
    host,
    began,
    settings,
  }: Readonly<Conference>): readonly (string | false)[] {
    const over = [...members.keys(), ...invited.keys()].filter((callid) => state.calls.get(callid)?.state === "ended");
    return [
      over.length > 0 && `${confid} has members whose call is over`,
      host !== undefined && !members.has(host) && `the host of ${confid} has gone`,
      members.size + invited.size > Number(settings["maxmember"] ?? 3) && `${confid} is too full`,
      members.size === 0 && began !== undefined && settings["autodelete"] !== "false" && `${confid} is empty`,
    ];
  }

  const offers = [...state.waiting.values()]
    .flatMap((queue) => [...queue])
    .map(({ call, offer }) => {
      const dialled = agents.some(({ assignment }) => assignment === offer?.assignment);
      return offer !== undefined && !dialled && `${call.callSid} waits for a phone that does not ring`;
    });
  return [
    ...[...state.calls.values()].flatMap(brokenByCall),
    ...agents.flatMap(brokenByAgent),
    ...[...conferences.values()].flatMap(brokenByConference),
    ...offers,
  ].filter((rule) => rule !== false);
}
