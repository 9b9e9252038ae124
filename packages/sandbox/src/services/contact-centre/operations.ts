import { findApplication } from "../../kernel/application.js";
import type { Handler } from "../../kernel/kernel.js";
import { commandMembers, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { placeCall } from "../../telephony/dial.js";
import { checkNumber } from "../../telephony/phone-number.js";
import { notifyOfCall } from "../../webhooks/notify-of-call.js";
import { keyIn } from "../platform.js";
import { findAgent, makeReady, notifyStatus, setStatus } from "./agents.js";
import { joinAgent, lockAgent, releaseAgent } from "./assignment.js";
import { assignNextCaller } from "./queue.js";
import type { Agent, AgentStatus } from "./state.js";

const STATUSES: readonly AgentStatus[] = ["0", "1", "2", "3"];

/**
 * An agent begins to work; the application is told the first status, too (our choice). Queues need not exist (our choice).
 *
 * @throws {StatusCodeError} `108026`, already on work (client-code)
 */
export const agentOnWork: Handler = (platform, body) => {
  const { state } = platform;
  const { appId } = findApplication(state, requiredString(body, "Appid"));
  const attributes = commandMembers(body, "AgentOnWork");
  const agentid = requiredString(attributes, "agentid");
  const key = keyIn(appId, agentid);
  if (state.ivr.agents.has(key)) throw new StatusCodeError("108026");
  const agent: Agent = {
    appId,
    agentid,
    number: requiredString(attributes, "number"),
    queues: (attributes["agenttype"] ?? "0").split(","),
    status: STATUSES.find((status) => status === attributes["agentstate"]) ?? "0",
    assignment: undefined,
    obeyed: { since: platform.clock.now(), answers: 0 },
  };
  state.ivr.agents.set(key, agent);
  notifyStatus(platform, agent);
  assignNextCaller(platform, agent);
  return {};
};

/**
 * An agent stops working, or, with `agenttype`, leaves these queues only (inferred); without a queue left, the agent is off work (our choice). No notification:
 * no status means off work.
 *
 * @throws {StatusCodeError} `108027` unknown or not on work (client-code); `110084`, going off work failed, during a call (older table; our choice)
 */
export const agentOffWork: Handler = ({ state }, body) => {
  const application = findApplication(state, requiredString(body, "Appid"));
  const attributes = commandMembers(body, "AgentOffWork");
  const agent = findAgent(state, application, requiredString(attributes, "agentid"));
  if (agent.assignment !== undefined) throw new StatusCodeError("110084");
  const left = attributes["agenttype"]?.split(",") ?? agent.queues;
  agent.queues = agent.queues.filter((queue) => !left.includes(queue));
  if (agent.queues.length === 0) state.ivr.agents.delete(keyIn(agent.appId, agent.agentid));
  return {};
};

/** Sets an agent ready, or back to preparing (ivr-conference-agent.md §11). */
export const agentReady: Handler = (platform, body) => {
  const application = findApplication(platform.state, requiredString(body, "Appid"));
  makeReady(platform, application, commandMembers(body, "AgentReady"));
  return {};
};

/** Preparing and ready (client-code). */
const MAY_CALL: readonly AgentStatus[] = ["0", "1"];

/**
 * An agent calls a user: the agent is locked while the user's phone rings, and talks once it is answered. The agent's own phone is not played.
 *
 * @throws {StatusCodeError} `108027` unknown or not on work (client-code); `110157`, agent's outbound call failed, when the agent is neither preparing nor ready (older
 *   table; our choice); the code that the number asks for
 */
export const agentMakeCall: Handler = (platform, body) => {
  const { state } = platform;
  const application = findApplication(state, requiredString(body, "Appid"));
  const attributes = commandMembers(body, "AgentMakeCall");
  const agent = findAgent(state, application, requiredString(attributes, "agentid"));
  if (!MAY_CALL.includes(agent.status) || agent.assignment !== undefined) throw new StatusCodeError("110157");
  const number = requiredString(attributes, "number");
  checkNumber(application, number);
  const call = placeCall(platform, {
    appId: application.appId,
    number,
    agentHangupUrl: attributes["agenthangupurl"],
    onAnswer: () => {
      notifyOfCall(platform, call, "ivrAgentAnswer", attributes["answerurl"]);
      setStatus(platform, agent, "3");
      joinAgent(platform, agent, call);
    },
    onNoAnswer: () => releaseAgent(platform, agent),
  });
  lockAgent(platform, agent, call);
  return { callSid: call.callSid, orderId: call.orderId };
};

/**
 * The status of one agent, or of all who are on work, in the order in which they came.
 *
 * @throws {StatusCodeError} `108027` for an agent who is unknown or not on work (client-code)
 */
export const queryAgentState: Handler = ({ state }, body) => {
  const application = findApplication(state, requiredString(body, "Appid"));
  const { agentid } = commandMembers(body, "QueryAgentState");
  const agents =
    agentid === undefined
      ? [...state.ivr.agents.values()].filter(({ appId }) => appId === application.appId)
      : [findAgent(state, application, agentid)];
  return { agents: agents.map((agent) => ({ id: agent.agentid, state: agent.status })) };
};

/** The queue that is there from the start (client-code). */
const DEFAULT_QUEUE = "0";

/**
 * Creates a queue.
 *
 * @throws {StatusCodeError} `110077`, creating failed, when the application has it, as it has the default queue `0` (older table; our choice)
 */
export const createQueue: Handler = ({ state }, body) => {
  const { appId } = findApplication(state, requiredString(body, "Appid"));
  const { queuetype = "", ...settings } = commandMembers(body, "CreateQueue");
  const key = keyIn(appId, queuetype);
  if (queuetype === DEFAULT_QUEUE || state.ivr.queues.has(key)) throw new StatusCodeError("110077");
  state.ivr.queues.set(key, { appId, queuetype, settings });
  return {};
};

/**
 * Changes the settings of a queue; one that is left out keeps its value (inferred).
 *
 * @throws {StatusCodeError} `110088`, agent interface failed, for a queue that was not created (older table; our choice)
 */
export const modifyQueue: Handler = ({ state }, body) => {
  const { appId } = findApplication(state, requiredString(body, "Appid"));
  const { queuetype = "", ...settings } = commandMembers(body, "ModifyQueue");
  const queue = state.ivr.queues.get(keyIn(appId, queuetype));
  if (queue === undefined) throw new StatusCodeError("110088");
  queue.settings = { ...queue.settings, ...settings };
  return {};
};

/**
 * Deletes a queue. Agents keep its number: our choice.
 *
 * @throws {StatusCodeError} `110078`, deleting failed, for a queue that was not created (older table; our choice)
 */
export const deleteQueue: Handler = ({ state }, body) => {
  const { appId } = findApplication(state, requiredString(body, "Appid"));
  const { queuetype = "" } = commandMembers(body, "DelQueue");
  if (!state.ivr.queues.delete(keyIn(appId, queuetype))) throw new StatusCodeError("110078");
  return {};
};

/** Answers the envelope alone: what more the platform answers is not known (ivr-conference-agent.md §10). */
export const queryQueue: Handler = ({ state }, body) => {
  findApplication(state, requiredString(body, "Appid"));
  return {};
};
