import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { pickCommand } from "../../kernel/pick-command.js";
import { requiredString } from "../../kernel/read-body.js";
import { findCall } from "../../telephony/find-call.js";
import { agentConsult } from "./agent-consult.js";
import { agentServiceEnd } from "./agent-service-end.js";
import type { CallCommand } from "./call-command.js";
import { monitor } from "./monitor.js";
import { noAnswerTransfer } from "./no-answer-transfer.js";
import { queryCallState } from "./query-call-state.js";
import { transfer } from "./transfer.js";
import { tripartiteTalk } from "./tripartite-talk.js";

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
 * Carries out the one command of the body on its call (ivr-conference-agent.md §8). `callid` of the command counts, not that of the query: our choice.
 *
 * Calls are those of dialIvr, agentMakeCall and InviteJoinConf.
 */
export const controlCall: Handler = (engine, body) => {
  const application = findApplication(engine.state, requiredString(body, "Appid"));
  const { run, attributes } = pickCommand(COMMANDS, body);
  const call = findCall(engine.state, application, requiredString(attributes, "callid"));
  return run({ engine, application, call, body }, attributes);
};
