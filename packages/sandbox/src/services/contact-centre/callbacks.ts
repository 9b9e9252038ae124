import type { IvrCommandTypes } from "@cloopen-rest/client/ivr";
import { findApplication } from "../../kernel/application.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { compactTime } from "../../kernel/times.js";
import { note } from "../../telephony/transcript.js";
import type { DeliveryAttempt } from "../../webhooks/delivery-attempt.js";
import { readIvrAnswer } from "../../webhooks/ivr-response.js";
import { findAgent, isBusy, makeReady } from "./agents.js";
import type { Agent, ContactCentrePlatform } from "./state.js";

/**
 * Notifies the application of an agent's status, and executes its reply.
 *
 * @param number the user's, with status `2`
 * @assumption `queuetype` comes with `2` and `3`: the queue that the call came from, else the
 *   agent's first one.
 */
export function notifyStatus(platform: ContactCentrePlatform, agent: Agent, number?: string): void {
  const { applications, clock, webhooks } = platform;
  const { appId, agentid, status, assignment, queues } = agent;
  const ivrUrl = applications.get(appId)?.ivrUrl;
  if (ivrUrl === undefined) return;
  const parameters = {
    appid: appId,
    agentid,
    agentstate: status,
    ...(assignment !== undefined && { callid: assignment.callSid }),
    time: compactTime(clock.now()),
    ...(isBusy(agent) && { queuetype: assignment?.queuetype ?? queues[0] ?? "0" }),
    ...(status === "2" && number !== undefined && { number }),
  };
  const warn = (attempt: DeliveryAttempt, what: string): void => {
    attempt.ignored = what;
    platform.warn("ivrAgentState", what);
    if (assignment !== undefined) note(platform, assignment, "platform", `does not obey: ${what}`);
  };
  const onEnd = (attempt: DeliveryAttempt): void =>
    executeAgentAnswer(platform, appId, attempt, (what) => warn(attempt, what));
  webhooks.sendNotification("ivrAgentState", ivrUrl, "agentstate", parameters, { onEnd });
}

/** Replies executed in a minute for one agent. An application that replies to each status with the other one would never stop. */
const MOST_ANSWERS = 1_000;

/**
 * Executes an application's reply to `agentstate`: nothing, or `Appid` and AgentReady
 * (spec/reference/ivr-protocol.md#agent-command-as-response). Any other reply, and a command that
 * is rejected, is noted as a warning; no answer at all is not, for many do not listen to agents.
 *
 * @assumption The agent of a response to `agentstate` is one of this application, whatever its
 *   `Appid` says.
 * @assumption A thousand responses to `agentstate` in a minute are carried out for an agent.
 */
function executeAgentAnswer(
  platform: ContactCentrePlatform,
  appId: string,
  attempt: DeliveryAttempt,
  warn: (what: string) => void,
): void {
  if (attempt.status === undefined) return;
  const read = readIvrAnswer(attempt);
  const [first, second] = "commands" in read ? read.commands : [];
  if ("problem" in read) warn(`a wrong answer: ${read.problem}`);
  else if (second !== undefined && "AgentReady" in second) execute(platform, appId, second.AgentReady, warn);
  else if (first !== undefined) warn("the answer is neither CmdNone nor an agent command");
}

function execute(
  platform: ContactCentrePlatform,
  appId: string,
  command: IvrCommandTypes["AgentReady"],
  warn: (what: string) => void,
): void {
  try {
    const application = findApplication(platform, appId);
    if (goesInCircles(platform, findAgent(platform, application, command.agentid))) {
      warn(`more than ${MOST_ANSWERS} answers in a minute; not obeyed`);
    } else makeReady(platform, application, { ...command });
  } catch (error) {
    if (!(error instanceof StatusCodeError)) throw error;
    warn(`AgentReady of the answer is rejected with ${error.statusCode}`);
  }
}

function goesInCircles({ clock }: ContactCentrePlatform, agent: Agent): boolean {
  const now = clock.now();
  const { since, answers } = agent.obeyed;
  agent.obeyed = now - since < 60_000 ? { since, answers: answers + 1 } : { since: now, answers: 1 };
  return agent.obeyed.answers > MOST_ANSWERS;
}
