// Signing hook
import { createHash } from "node:crypto";
import { AccountApi, ConferenceApi, Configuration, SmsApi, SubAccountApi } from "./cloopen/index.js";

const tokens: Record<string, string> = { [env("CLOOPEN_ACCOUNT_SID")]: env("CLOOPEN_AUTH_TOKEN") };

function sign(address: string): { url: string; authorization: string } {
  const url = new URL(address);
  const sid = /\/(?:Sub)?Accounts\/(\w+)\//.exec(url.pathname)?.[1] ?? "";
  const time = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/\D/g, "").slice(0, 14);
  const sig = createHash("md5").update(`${sid}${tokens[sid]}${time}`).digest("hex").toUpperCase();
  url.searchParams.set("sig", sig);
  return { url: url.href, authorization: btoa(`${sid}:${time}`) };
}

const configuration = new Configuration({
  basePath: env("CLOOPEN_BASE_URL"),
  middleware: [
    {
      pre: async ({ url: unsigned, init }) => {
        const { url, authorization } = sign(unsigned);
        return {
          url,
          init: { ...init, headers: { ...init.headers, Authorization: authorization, Accept: "application/json" } },
        };
      },
    },
  ],
});
// End of the signing hook

const accountSid = env("CLOOPEN_ACCOUNT_SID");
const appId = env("CLOOPEN_APP_ID");
const message = { to: "13800138000", appId, templateId: "1", datas: ["1234", "5"] };
const sms = new SmsApi(configuration);
const sent = await sms.sendTemplateSms({ accountSid, sendTemplateSmsRequest: message });
console.log("sendTemplateSms", sent.statusCode, sent.templateSMS?.smsMessageSid);
const account = await new AccountApi(configuration).getAccountInfo({ accountSid });
console.log("getAccountInfo", account.statusCode, account.account?.balance);
const createSubAccountRequest = { appId, friendlyName: "compat" };
const made = await new SubAccountApi(configuration).createSubAccount({ accountSid, createSubAccountRequest });
console.log("createSubAccount", made.statusCode, made.subAccount?.subAccountSid);
const createConferenceRequest = { appid: appId, createConf: { maxmember: "5" } };
const conference = await new ConferenceApi(configuration).createConference({
  accountSid,
  createConferenceRequest,
  maxmember: "5",
});
console.log("createConference", conference.statusCode, conference.confid);
const failed = await sms.sendTemplateSms({ accountSid, sendTemplateSmsRequest: { ...message, appId: "0".repeat(32) } });
console.log("failure", failed.statusCode, failed.statusMsg);

function env(name: string): string {
  return process.env[name] ?? "";
}
