import type { Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import type { CallCommand } from "../ivr-call/call-command.js";
import { findCall } from "../ivr-call/find-call.js";
import { pickCommand } from "../pick-command.js";
import { requiredString } from "../read-body.js";
import { agentConsult } from "./call-control/agent-consult.js";
import { agentServiceEnd } from "./call-control/agent-service-end.js";
import { monitor } from "./call-control/monitor.js";
import { noAnswerTransfer } from "./call-control/no-answer-transfer.js";
import { queryCallState } from "./call-control/query-call-state.js";
import { transfer } from "./call-control/transfer.js";
import { tripartiteTalk } from "./call-control/tripartite-talk.js";

const COMMANDS: Readonly<Record<string, CallCommand>> = {
  QueryCallState: queryCallState,
  AgentServiceEnd: agentServiceEnd,
  Transfer: transfer,
  AgentConsult: agentConsult,
  TripartiteTalk: tripartiteTalk,
  Monitor: monitor,
  NoAnswerTransfer: noAnswerTransfer,
};

/**
 * Carries out the one command of the body on its call (spec/reference/ivr.md#controlcall). `callid` of the command counts, not that of the query: our choice.
 *
 * Calls are those of dialIvr, agentMakeCall and InviteJoinConf.
 */
export const controlCall: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  const { run, attributes } = pickCommand(COMMANDS, body);
  const call = findCall(engine.state, application, requiredString(attributes, "callid"));
  return run({ engine, application, call, body }, attributes);
};
