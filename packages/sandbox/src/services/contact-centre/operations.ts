import { type Application, findApplication } from "../../kernel/application.js";
import { type Handler, type Operations, recordChanged } from "../../kernel/kernel.js";
import { commandMembers, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { placeCall } from "../../telephony/dial.js";
import { checkNumber } from "../../telephony/phone-number.js";
import { throwForTestNumber } from "../../telephony/test-numbers.js";
import { notifyOfCall } from "../../webhooks/notify.js";
import { announceStatus, findAgent, makeReady, setStatus } from "./agents.js";
import { joinAgent, lockAgent, releaseAgent } from "./assignment.js";
import { controlCall } from "./call-control.js";
import { type Agent, type AgentStatus, agentChanged, type ContactCentrePlatform, keyIn } from "./state.js";

const STATUSES: readonly AgentStatus[] = ["0", "1", "2", "3"];

/**
 * An agent begins to work.
 *
 * @throws {StatusCodeError} `108026`, already on work (client-code;
 *   spec/reference/contact-centre.md#agentonwork); the code that the agent's number asks for
 * @assumption The application is notified of the first status of an agent, too.
 * @assumption An agent may work for queues that do not exist.
 */
const agentOnWork: Handler<ContactCentrePlatform> = (platform, body) => {
  const { appId } = findApplication(platform, requiredString(body, "Appid"));
  const attributes = commandMembers(body, "AgentOnWork");
  const agentid = requiredString(attributes, "agentid");
  const key = keyIn(appId, agentid);
  if (platform.contactCentre.agents.has(key)) throw new StatusCodeError("108026");
  const number = requiredString(attributes, "number");
  throwForTestNumber(number, "agentOnWork");
  const agent: Agent = {
    appId,
    agentid,
    number,
    queues: (attributes["agenttype"] ?? "0").split(","),
    status: STATUSES.find((status) => status === attributes["agentstate"]) ?? "0",
    assignment: undefined,
    obeyed: { since: platform.clock.now(), answers: 0 },
  };
  platform.contactCentre.agents.set(key, agent);
  agentChanged(platform, agent);
  announceStatus(platform, agent);
  return {};
};

/**
 * An agent stops working. No notification: no status means off work.
 *
 * @throws {StatusCodeError} `108027` unknown or not on work (client-code;
 *   spec/reference/contact-centre.md#agentoffwork); `110084`, going off work failed, during a call
 * @assumption With `agenttype` an agent leaves these queues only; without a queue left, the agent
 *   is off work.
 * @assumption agentOffWork during a call gives `110084`.
 */
const agentOffWork: Handler<ContactCentrePlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "Appid"));
  const attributes = commandMembers(body, "AgentOffWork");
  const agent = findAgent(platform, application, requiredString(attributes, "agentid"));
  if (agent.assignment !== undefined) throw new StatusCodeError("110084");
  const left = attributes["agenttype"]?.split(",") ?? agent.queues;
  agent.queues = agent.queues.filter((queue) => !left.includes(queue));
  if (agent.queues.length === 0) platform.contactCentre.agents.delete(keyIn(agent.appId, agent.agentid));
  agentChanged(platform, agent);
  return {};
};

/** Sets an agent ready, or back to preparing (spec/reference/contact-centre.md#agentready). */
const agentReady: Handler<ContactCentrePlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "Appid"));
  makeReady(platform, application, commandMembers(body, "AgentReady"));
  return {};
};

/** Preparing and ready (client-code). */
const MAY_CALL: readonly AgentStatus[] = ["0", "1"];

/**
 * An agent calls a user: the agent is locked while the user's phone rings, and talks once it is
 * answered.
 *
 * @throws {StatusCodeError} `108027` unknown or not on work (client-code;
 *   spec/reference/contact-centre.md#agentmakecall); `110157`, agent's outbound call failed, when
 *   the agent is neither preparing nor ready; the code that the number asks for
 * @assumption agentMakeCall of an agent who is neither preparing nor ready gives `110157`; the
 *   agent's own phone is not played.
 */
const agentMakeCall: Handler<ContactCentrePlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "Appid"));
  const attributes = commandMembers(body, "AgentMakeCall");
  const agent = findAgent(platform, application, requiredString(attributes, "agentid"));
  if (!MAY_CALL.includes(agent.status) || agent.assignment !== undefined) throw new StatusCodeError("110157");
  const number = requiredString(attributes, "number");
  checkNumber(application, number, "agentMakeCall");
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
 * @throws {StatusCodeError} `108027` for an agent who is unknown or not on work (client-code;
 *   spec/reference/contact-centre.md#queryagentstate), `110155` where the id cannot be one
 * @assumption queryAgentState gives `110155` for an id that is no number and of nobody on work.
 */
const queryAgentState: Handler<ContactCentrePlatform> = (platform, body) => {
  const application = findApplication(platform, requiredString(body, "Appid"));
  const { agentid } = commandMembers(body, "QueryAgentState");
  const agents =
    agentid === undefined
      ? [...platform.contactCentre.agents.values()].filter(({ appId }) => appId === application.appId)
      : [askedAgent(platform, application, agentid)];
  return { agents: agents.map((agent) => ({ id: agent.agentid, state: agent.status })) };
};

function askedAgent(platform: ContactCentrePlatform, application: Application, agentid: string): Agent {
  const isKnown = platform.contactCentre.agents.has(keyIn(application.appId, agentid));
  if (!isKnown && !/^\d+$/.test(agentid)) throw new StatusCodeError("110155");
  return findAgent(platform, application, agentid);
}

/** The queue that is there from the start (client-code). */
const DEFAULT_QUEUE = "0";

/**
 * Creates a queue.
 *
 * @throws {StatusCodeError} `110077`, creating failed, when the application has it, as it has the
 *   default queue `0`
 * @assumption createQueue gives `110077` for a queue that exists, modifyQueue `110088` and
 *   deleteQueue `110078` for an unknown one.
 */
const createQueue: Handler<ContactCentrePlatform> = (platform, body) => {
  const { appId } = findApplication(platform, requiredString(body, "Appid"));
  const { queuetype = "", ...settings } = commandMembers(body, "CreateQueue");
  const key = keyIn(appId, queuetype);
  if (queuetype === DEFAULT_QUEUE || platform.contactCentre.queues.has(key)) throw new StatusCodeError("110077");
  platform.contactCentre.queues.set(key, { appId, queuetype, settings });
  recordChanged(platform, "queue", key);
  return {};
};

/**
 * Changes the settings of a queue.
 *
 * @throws {StatusCodeError} `110088`, agent interface failed, for a queue that was not created
 * @assumption A setting that modifyQueue leaves out keeps its value.
 */
const modifyQueue: Handler<ContactCentrePlatform> = (platform, body) => {
  const { appId } = findApplication(platform, requiredString(body, "Appid"));
  const { queuetype = "", ...settings } = commandMembers(body, "ModifyQueue");
  const queue = platform.contactCentre.queues.get(keyIn(appId, queuetype));
  if (queue === undefined) throw new StatusCodeError("110088");
  queue.settings = { ...queue.settings, ...settings };
  recordChanged(platform, "queue", keyIn(appId, queuetype));
  return {};
};

/**
 * Deletes a queue.
 *
 * @throws {StatusCodeError} `110078`, deleting failed, for a queue that was not created
 * @assumption Agents keep the number of a queue that is deleted, and callers in it keep waiting.
 */
const deleteQueue: Handler<ContactCentrePlatform> = (platform, body) => {
  const { appId } = findApplication(platform, requiredString(body, "Appid"));
  const { queuetype = "" } = commandMembers(body, "DelQueue");
  const key = keyIn(appId, queuetype);
  if (!platform.contactCentre.queues.delete(key)) throw new StatusCodeError("110078");
  recordChanged(platform, "queue", key);
  return {};
};

/**
 * @assumption queryQueue returns only the envelope (spec/reference/contact-centre.md#queryqueue).
 */
const queryQueue: Handler<ContactCentrePlatform> = (platform, body) => {
  findApplication(platform, requiredString(body, "Appid"));
  return {};
};

/** Operations of agents and queues, and of calls that agents take part in. */
export const CONTACT_CENTRE_OPERATIONS: Operations<ContactCentrePlatform> = {
  agentMakeCall,
  agentOffWork,
  agentOnWork,
  agentReady,
  controlCall,
  createQueue,
  deleteQueue,
  modifyQueue,
  queryAgentState,
  queryQueue,
};
