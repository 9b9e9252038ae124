import { callback, landingCall, sendTemplateSms } from "@cloopen-rest/client";
import type { Case } from "./cases.js";
import type { Stage } from "./stage.js";

/** What a case sends. */
export interface Prepared {
  readonly body?: Readonly<Record<string, unknown>> | Uint8Array;
  readonly query?: Readonly<Record<string, string>>;
}

/** Values that take the place of the example's, by member; `undefined` leaves one out. */
type Changes = Readonly<Record<string, unknown>>;
type Prepare = (stage: Stage) => Promise<Changes>;

const DAY_MS = 24 * 60 * 60 * 1000;
const TO = { to: "13800138000" };

/** Bodies whose example cannot be sent as it is: names must be new, and what they speak of must be there. */
const FLAT: Readonly<Record<string, Prepare>> = {
  createSubAccount: async (stage) => ({ friendlyName: `case${stage.fresh()}@example.com` }),
  findSubAccountByName: async (stage) => ({ friendlyName: (await stage.freshSubAccount()).friendlyName }),
  closeSubAccount: async (stage) => ({ subAccountSid: (await stage.freshSubAccount()).subAccountSid }),
  sendTemplateSms: async (stage) => ({ reqId: `case${stage.fresh()}` }),
  createSmsTemplate: async (stage) => ({ title: `标题${stage.fresh()}` }),
  landingCall: async () => ({ respUrl: undefined }),
  voiceVerify: async () => ({ respUrl: undefined }),
  requestBillRecords: async (stage) => {
    await sendTemplateSms(stage.cloopen, { ...TO, templateId: "1", datas: ["6532", "5"] });
    await stage.wait(DAY_MS);
    return {};
  },
  callback: async () => ({ hangupCdrUrl: undefined }),
  cancelCallback: async (stage) => {
    const { callSid } = await callback(stage.subAccount, { from: "13800138000", to: "13900139000" });
    return { callSid };
  },
};

/** The same for commands: their members, by operation, or by command where it needs something of its own. */
const COMMANDS: Readonly<Record<string, Prepare>> = {
  createQueue: async (stage) => ({ queuetype: String(stage.fresh()) }),
  modifyQueue: async (stage) => ({ queuetype: await stage.queue() }),
  deleteQueue: async (stage) => ({ queuetype: await stage.queue() }),
  agentOnWork: async (stage) => ({ agentid: String(1000 + (stage.fresh() % 9000)), agenttype: await stage.queue() }),
  agentOffWork: async (stage) => ({ agentid: await stage.agent() }),
  agentReady: async (stage) => ({ agentid: await stage.agent(), state: "false" }),
  queryAgentState: async (stage) => ({ agentid: await stage.agent() }),
  agentMakeCall: async (stage) => ({ agentid: await stage.agent() }),
  QueryCallState: async (stage) => ({ callid: await stage.call(true) }),
  AgentServiceEnd: (stage) => stage.conversation(),
  Transfer: async (stage) => ({ callid: (await stage.conversation()).callid, agentid: await stage.agent() }),
  AgentConsult: async (stage) => ({ callid: (await stage.conversation()).callid, agentid: await stage.agent() }),
  TripartiteTalk: async (stage) => ({ callid: await stage.consultation() }),
  Monitor: async (stage) => ({ callid: (await stage.conversation()).callid, agentid: await stage.agent() }),
  NoAnswerTransfer: async (stage) => ({ callid: await stage.call(false) }),
  JoinConf: async (stage) => ({ confid: await stage.conference(), callid: await stage.call(true) }),
  InviteJoinConf: async (stage) => ({ confid: await stage.conference() }),
  controlConference: (stage) => stage.member(),
};

/** Brings the server into the state that a case needs, and gives what to send: its example with what must be new or must be there. */
export async function prepare({ operation, example }: Case, stage: Stage): Promise<Prepared> {
  if (operation.id === "getCallResult") {
    const { callSid = "" } = await landingCall(stage.cloopen, {
      ...TO,
      mediaName: "ccp_marketingcall.wav",
      mediaNameType: "1",
    });
    await stage.wait(60_000);
    return { query: { callsid: callSid } };
  }
  if (operation.upload)
    return { body: new TextEncoder().encode("RIFF…WAVE"), query: { filename: `case${stage.fresh()}.wav` } };
  const value = example === undefined ? undefined : operation.examples[example];
  if (value === undefined) return {};
  const { appId: _, Appid, ...rest } = value;
  if (Appid === undefined) return { body: apply(rest, await FLAT[operation.id]?.(stage)) };
  const [[command, members] = ["", {}]] = Object.entries(rest);
  const changes = await (COMMANDS[command] ?? COMMANDS[operation.id])?.(stage);
  return { body: { [command]: apply(Object(members), changes, true) } };
}

/** Only members that the example has are changed in a command; a stage may offer more than one command takes. */
function apply(value: Changes, changes: Changes = {}, only = false): Record<string, unknown> {
  const entries = Object.entries(changes).filter(([name]) => !only || name in value);
  const result = { ...value, ...Object.fromEntries(entries) };
  return Object.fromEntries(Object.entries(result).filter(([, item]) => item !== undefined));
}
