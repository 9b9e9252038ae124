// Signing hook
import { createHash } from "node:crypto";
import { configure, createConference, createSubAccount, getAccountInfo, sendTemplateSms, use } from "./cloopen.js";

const tokens: Record<string, string> = { [env("CLOOPEN_ACCOUNT_SID")]: env("CLOOPEN_AUTH_TOKEN") };

function sign(address: string): { url: string; authorization: string } {
  const url = new URL(address);
  const sid = /\/(?:Sub)?Accounts\/(\w+)\//.exec(url.pathname)?.[1] ?? "";
  const time = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/\D/g, "").slice(0, 14);
  const sig = createHash("md5").update(`${sid}${tokens[sid]}${time}`).digest("hex").toUpperCase();
  url.searchParams.set("sig", sig);
  return { url: url.href, authorization: btoa(`${sid}:${time}`) };
}

configure({ serverUrl: env("CLOOPEN_BASE_URL") });
use({
  onRequest: (request) => {
    const { url, authorization } = sign(request.url);
    request.url = url;
    Object.assign(request.headers, { Authorization: authorization, Accept: "application/json" });
  },
});
// End of the signing hook

const path = { accountSid: env("CLOOPEN_ACCOUNT_SID") };
const appId = env("CLOOPEN_APP_ID");
const message = { to: "13800138000", appId, templateId: "1", datas: ["1234", "5"] };
const sent = await sendTemplateSms({ path, body: message });
console.log("sendTemplateSms", sent.statusCode, sent.templateSMS?.smsMessageSid);
const account = await getAccountInfo({ path });
console.log("getAccountInfo", account.statusCode, account.Account?.balance);
const made = await createSubAccount({ path, body: { appId, friendlyName: "compat" } });
console.log("createSubAccount", made.statusCode, made.SubAccount?.subAccountSid);
const command = { Appid: appId, CreateConf: { maxmember: "5" } };
const conference = await createConference({ path, query: { maxmember: "5" }, body: command });
console.log("createConference", conference.statusCode, conference.confid);
const failed = await sendTemplateSms({ path, body: { ...message, appId: "0".repeat(32) } });
console.log("failure", failed.statusCode, failed.statusMsg);

function env(name: string): string {
  return process.env[name] ?? "";
}
