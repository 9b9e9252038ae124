import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import type { Attempt } from "../../callbacks/attempt.js";
import type { Engine } from "../engine.js";
import { findApplication } from "../find-application.js";
import { readIvrAnswer } from "../ivr-player/read-ivr-answer.js";
import { Refusal } from "../refusal.js";
import type { Agent } from "./agent-state.js";
import { findAgent } from "./find-agent.js";
import { makeReady } from "./make-ready.js";

/** So many answers are obeyed in a minute for an agent. One that answers each status with the other one would never come to an end. */
const MOST_ANSWERS = 1_000;

/**
 * Does what an application answers to `agentstate`: nothing, or `Appid` and AgentReady (spec/reference/ivr-protocol.md#agent-command-as-response); the agent is one of this application, whatever `Appid`
 * says (our choice). Any other answer, and a command that is refused, is noted as a warning; no answer at all is not, for many do not listen to agents.
 */
export function obeyAgentAnswer(engine: Engine, appId: string, attempt: Attempt): void {
  if (attempt.status === undefined) return;
  const read = readIvrAnswer(attempt);
  const [first, second] = "commands" in read ? read.commands : [];
  if ("problem" in read) engine.warn(attempt.kind, `a wrong answer: ${read.problem}`);
  else if (second !== undefined && "AgentReady" in second) obey(engine, appId, attempt, second.AgentReady);
  else if (first !== undefined) engine.warn(attempt.kind, "the answer is neither CmdNone nor an agent command");
}

function obey(engine: Engine, appId: string, { kind }: Attempt, command: IvrCommandTypes["AgentReady"]): void {
  try {
    const application = findApplication(engine.state, appId);
    if (goesInCircles(engine, findAgent(engine.state, application, command.agentid))) {
      engine.warn(kind, `more than ${MOST_ANSWERS} answers in a minute; not obeyed`);
    } else makeReady(engine, application, { ...command });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    engine.warn(kind, `AgentReady of the answer is refused with ${error.statusCode}`);
  }
}

function goesInCircles({ clock }: Engine, agent: Agent): boolean {
  const now = clock.now();
  const { since, answers } = agent.obeyed;
  agent.obeyed = now - since < 60_000 ? { since, answers: answers + 1 } : { since: now, answers: 1 };
  return agent.obeyed.answers > MOST_ANSWERS;
}
