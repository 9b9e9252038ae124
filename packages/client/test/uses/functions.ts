import {
  type CallOptions,
  type CloopenClient,
  createClient,
  createConference,
  listSubAccounts,
  type SendTemplateSmsParams,
  sendTemplateSms,
} from "@cloopen-rest/client";

const cloopen: CloopenClient = createClient({
  accountSid: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  authToken: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
  appId: "cccccccccccccccccccccccccccccccc",
  format: "xml",
  timeoutMs: 5_000,
});

const options: CallOptions = { format: { request: "xml", reply: "json" }, signal: AbortSignal.timeout(1_000) };
const params: SendTemplateSmsParams = { to: "13800138000", templateId: "1", datas: ["6532", "5"] };

export const sid: string | undefined = (await sendTemplateSms(cloopen, params, options)).smsMessageSid;
export const page: { SubAccount?: readonly object[] } = await listSubAccounts(cloopen, { startNo: "0", offset: "100" });
export const conference: { confid?: string } = await createConference(cloopen, { maxmember: "10" });
export const sub: CloopenClient = cloopen.subAccount({
  sid: "dddddddddddddddddddddddddddddddd",
  token: "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
});
