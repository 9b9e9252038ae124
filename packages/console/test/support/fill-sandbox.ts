import {
  agentOnWork,
  callback,
  createConference,
  createQueue,
  landingCall,
  sendTemplateSms,
  voiceVerify,
} from "@cloopen-rest/client";
import { type OpenSandbox, SUB } from "./open-sandbox.js";

/** Ids of what a filled sandbox has. */
export interface Filled {
  readonly confid: string;
  /** Of the caller who hears the menu. */
  readonly menuCall: string;
  /** Of the caller who waits in queue 7. */
  readonly waitingCall: string;
  /** Of the voice code. */
  readonly voiceCall: string;
  /** Id of the request that was rejected. */
  readonly rejected: string;
}

export const PHONE = "13800138000";
const MARIA = "13900139000";

/** Has something happen of every kind that the console shows. */
export async function fillSandbox({ sandbox, client }: OpenSandbox): Promise<Filled> {
  await sendTemplateSms(client, { to: PHONE, templateId: "1", datas: ["6532", "5"] });
  await sendTemplateSms(client, { to: `${MARIA},${PHONE}`, templateId: "1", datas: ["781204", "10"] });
  await sendTemplateSms(client, { to: "19906000000", templateId: "1", datas: ["4410", "5"] });
  await sandbox.advance(5_000);
  sandbox.receiveSms(PHONE, "收到，谢谢");
  sandbox.admin.seedTemplate({
    title: "登录",
    signature: "云通讯",
    type: "0",
    content: "您的登录码是{1}",
    status: "0",
  });
  await voiceVerify(client, { to: PHONE, verifyCode: "9031", playTimes: "2" });
  await landingCall(client, { to: MARIA, mediaTxt: "您的快递已到达", playTimes: "1" });
  await callback(client.subAccount(SUB), { from: PHONE, to: MARIA });
  await sandbox.advance(60_000);
  const { confid = "" } = await createConference(client, { maxmember: "8" });
  const { appId } = sandbox;
  for (const number of [PHONE, MARIA, "13700137000"])
    sandbox.admin.runOperation("controlConference", { Appid: appId, InviteJoinConf: { confid, number } });
  await sandbox.advance(5_000);
  sandbox.admin.runOperation("controlConference", { Appid: appId, ConfRecord: { confid } });
  const [muted = ""] = sandbox.state.conferences.get(confid)?.members.keys() ?? [];
  sandbox.admin.runOperation("controlConference", { Appid: appId, ConfMute: { confid, callid: muted } });
  await createQueue(client, { queuetype: "7", typedes: "售后" });
  await agentOnWork(client, { agentid: "1001", number: "13600136000", agenttype: "7" });
  const menuCall = sandbox.receiveCall({ from: "13500135000", to: "4000000000" });
  sandbox.scriptParty("13400134000", [{ press: "1", after: 1_000 }]);
  const waitingCall = sandbox.receiveCall({ from: "13400134000", to: "4000000000" });
  await sandbox.advance(3_000);
  await reject({ client });
  sandbox.fail({ kind: "http-status", status: 503, times: 3, operation: "getAccountInfo" });
  await deviate({ sandbox, client });
  const [voiceCall = ""] = sandbox.state.voiceCalls.keys();
  const { id } = await sandbox.waitForRequest({ statusCode: "112310" });
  return { confid, menuCall, waitingCall, voiceCall, rejected: String(id) };
}

/** A request that is rejected. */
async function reject({ client }: Pick<OpenSandbox, "client">): Promise<void> {
  await sendTemplateSms(client, { to: "19900112310", templateId: "1", datas: ["1", "5"] }).catch(() => {});
}

/** A request that is taken although the contract does not allow it. */
async function deviate({ sandbox }: Pick<OpenSandbox, "sandbox" | "client">): Promise<void> {
  const response = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/examples"));
  const { examples } = JSON.parse(await response.text());
  const { url, ...init } = examples.deviating;
  await sandbox.fetch(new Request(url, init));
}
