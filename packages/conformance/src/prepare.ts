import { callback, landingCall, sendTemplateSms, uploadMediaFile } from "@cloopen-rest/client";
import type { Case } from "./cases.js";
import type { Fixtures } from "./fixtures.js";

/** What a case sends. */
export interface Prepared {
  readonly body?: Readonly<Record<string, unknown>> | Uint8Array;
  readonly query?: Readonly<Record<string, string>>;
}

/** Values that take the place of the example's, by field; `undefined` leaves one out. */
type Changes = Readonly<Record<string, unknown>>;
type Prepare = (fixtures: Fixtures) => Promise<Changes>;

const DAY_MS = 24 * 60 * 60 * 1000;
const REPORTED_MS = 8_000;
const TO = { to: "13800138000" };
const CALL = { ...TO, mediaName: "ccp_marketingcall.wav", mediaNameType: "1" } as const;

async function newApplicationName(fixtures: Fixtures): Promise<Changes> {
  fixtures.assertOwnSandbox();
  return { appName: `case${fixtures.fresh()}` };
}

/** Bodies whose example cannot be sent as it is: names must be new, and what they refer to must exist. */
const FLAT: Readonly<Record<string, Prepare>> = {
  createSubAccount: async (fixtures) => ({ friendlyName: `case${fixtures.fresh()}@example.com` }),
  findSubAccountByName: async (fixtures) => ({ friendlyName: (await fixtures.freshSubAccount()).friendlyName }),
  closeSubAccount: async (fixtures) => ({ subAccountSid: (await fixtures.freshSubAccount()).subAccountSid }),
  modifySubAccount: async (fixtures) => ({
    subAccountSid: (await fixtures.freshSubAccount()).subAccountSid,
    friendlyName: `case${fixtures.fresh()}@example.com`,
  }),
  querySms: async (fixtures) => {
    const sent = await sendTemplateSms(fixtures.cloopen, { ...TO, templateId: "1", datas: ["6532", "5"] });
    await fixtures.wait(REPORTED_MS);
    return { msgId: sent.smsMessageSid, date: sent.dateCreated?.slice(0, 8), phoneNum: TO.to };
  },
  sendTemplateSmsAsSubAccount: async (fixtures) => ({ reqId: `case${fixtures.fresh()}` }),
  deleteMediaFile: async (fixtures) => {
    const filename = `case${fixtures.fresh()}.wav`;
    await uploadMediaFile(fixtures.cloopen, { filename, file: new TextEncoder().encode("RIFF…WAVE") });
    return { fileName: filename };
  },
  getBill: async (fixtures) => ({ orderId: (await landingCall(fixtures.cloopen, CALL)).orderId }),
  getCallRecord: async (fixtures) => ({ callId: (await landingCall(fixtures.cloopen, CALL)).callSid }),
  createApplication: async (fixtures) => newApplicationName(fixtures),
  modifyApplication: async (fixtures) => newApplicationName(fixtures),
  applyAppStatus: async (fixtures) => {
    fixtures.assertOwnSandbox();
    return {};
  },
  sendTemplateSms: async (fixtures) => ({ reqId: `case${fixtures.fresh()}` }),
  createSmsTemplate: async (fixtures) => ({ title: `标题${fixtures.fresh()}` }),
  landingCall: async () => ({ respUrl: undefined }),
  voiceVerify: async () => ({ respUrl: undefined }),
  requestBillRecords: async (fixtures) => {
    await sendTemplateSms(fixtures.cloopen, { ...TO, templateId: "1", datas: ["6532", "5"] });
    await fixtures.wait(DAY_MS);
    return {};
  },
  callback: async () => ({ hangupCdrUrl: undefined }),
  cancelCallback: async (fixtures) => {
    const { callSid } = await callback(fixtures.subAccount, { from: "13800138000", to: "13900139000" });
    return { callSid };
  },
};

/** The same for commands: their fields, by operation, or by command where it needs something of its own. */
const COMMANDS: Readonly<Record<string, Prepare>> = {
  createQueue: async (fixtures) => ({ queuetype: String(fixtures.fresh()) }),
  modifyQueue: async (fixtures) => ({ queuetype: await fixtures.queue() }),
  deleteQueue: async (fixtures) => ({ queuetype: await fixtures.queue() }),
  agentOnWork: async (fixtures) => ({
    agentid: String(1000 + (fixtures.fresh() % 9000)),
    agenttype: await fixtures.queue(),
  }),
  agentOffWork: async (fixtures) => ({ agentid: await fixtures.agent() }),
  agentReady: async (fixtures) => ({ agentid: await fixtures.agent(), state: "false" }),
  queryAgentState: async (fixtures) => ({ agentid: await fixtures.agent() }),
  agentMakeCall: async (fixtures) => ({ agentid: await fixtures.agent() }),
  QueryCallState: async (fixtures) => ({ callid: await fixtures.call(true) }),
  AgentServiceEnd: (fixtures) => fixtures.conversation(),
  Transfer: async (fixtures) => ({ callid: (await fixtures.conversation()).callid, agentid: await fixtures.agent() }),
  AgentConsult: async (fixtures) => ({
    callid: (await fixtures.conversation()).callid,
    agentid: await fixtures.agent(),
  }),
  TripartiteTalk: async (fixtures) => ({ callid: await fixtures.consultation() }),
  Monitor: async (fixtures) => ({ callid: (await fixtures.conversation()).callid, agentid: await fixtures.agent() }),
  NoAnswerTransfer: async (fixtures) => ({ callid: await fixtures.call(false) }),
  JoinConf: async (fixtures) => ({ confid: await fixtures.conference(), callid: await fixtures.call(true) }),
  InviteJoinConf: async (fixtures) => ({ confid: await fixtures.conference() }),
  controlConference: (fixtures) => fixtures.member(),
};

/** Puts the server into the state that a case needs, and gives what to send: its example with what must be new or must be there. */
export async function prepare({ operation, example }: Case, fixtures: Fixtures): Promise<Prepared> {
  if (operation.id === "getCallResult") {
    const { callSid = "" } = await landingCall(fixtures.cloopen, {
      ...TO,
      mediaName: "ccp_marketingcall.wav",
      mediaNameType: "1",
    });
    await fixtures.wait(60_000);
    return { query: { callsid: callSid } };
  }
  if (operation.upload)
    return { body: new TextEncoder().encode("RIFF…WAVE"), query: { filename: `case${fixtures.fresh()}.wav` } };
  const value = example === undefined ? undefined : operation.examples[example];
  if (value === undefined) return {};
  const { appId: _, Appid, ...rest } = value;
  if (Appid === undefined) return { body: apply(rest, await FLAT[operation.id]?.(fixtures)) };
  const [[command, members] = ["", {}]] = Object.entries(rest);
  const changes = await (COMMANDS[command] ?? COMMANDS[operation.id])?.(fixtures);
  return { body: { [command]: apply(Object(members), changes, true) } };
}

/** Only fields that the example has are changed in a command; fixtures may offer more than one command takes. */
function apply(value: Changes, changes: Changes = {}, only = false): Record<string, unknown> {
  const entries = Object.entries(changes).filter(([name]) => !only || name in value);
  const result = { ...value, ...Object.fromEntries(entries) };
  return Object.fromEntries(Object.entries(result).filter(([, item]) => item !== undefined));
}
