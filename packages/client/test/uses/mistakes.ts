import {
  type ClientOptions,
  createClient,
  createConference,
  isCloopenApiError,
  type StatusCode,
  sendTemplateSms,
  voiceVerify,
} from "@cloopen-rest/client";
import { type IvrRoutes, ivrResponse, playTTS } from "@cloopen-rest/client/ivr";
import { createPathClient } from "@cloopen-rest/client/paths";
import type { WebhookHandlers } from "@cloopen-rest/client/webhooks";

// Mistakes that the compiler must reject, in this and every later version.

const cloopen = createClient();

// @ts-expect-error: a number is no text, and 0 at its front would be lost
await sendTemplateSms(cloopen, { to: 13800138000, templateId: "1" });
// @ts-expect-error: without templateId there is no message
await sendTemplateSms(cloopen, { to: "13800138000" });
// @ts-expect-error: it is templateId; the platform would not see this one
await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", template: "1" });
// @ts-expect-error: datas is a list, even of one
await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: "6532" });
// @ts-expect-error: the wire has the words "true" and "false"
await createConference(cloopen, { autojoin: true });
// @ts-expect-error: the platform speaks JSON and XML
await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1" }, { format: "yaml" });
// @ts-expect-error: nor does a client speak anything else
export const options: ClientOptions = { format: "yaml" };
// @ts-expect-error: a sub-account signs with a token of its own
cloopen.subAccount({ sid: "dddddddddddddddddddddddddddddddd" });

const { data, error } = await createPathClient(cloopen).POST("/Accounts/{accountSid}/SMS/TemplateSMS", {
  body: { to: "13800138000", templateId: "1" },
});
// @ts-expect-error: it may have been rejected, then there is no data
export const sms: string | undefined = data.templateSMS?.smsMessageSid;
if (error !== undefined) {
  // @ts-expect-error: it was rejected, so there is none
  console.log(data.templateSMS);
}
// @ts-expect-error: it is asked for with GET
await createPathClient(cloopen).POST("/Accounts/{accountSid}/AccountInfo");
await createPathClient(cloopen).POST("/Accounts/{accountSid}/ivr/call", {
  // @ts-expect-error: one command a request; which of two would be done?
  body: { QueryCallState: { callid: "1" }, Monitor: { callid: "1", agentid: "1001" } },
});
await createPathClient(cloopen).POST("/Accounts/{accountSid}/ivr/call", {
  // @ts-expect-error: maxmember is of CreateConf, where a conference begins
  body: { QueryCallState: { callid: "1", maxmember: "10" } },
});

// @ts-expect-error: a main command comes first, and one alone
ivrResponse().play("welcome.wav").get({ numdigits: "1" });
// @ts-expect-error: nobody is there to hear it
ivrResponse().hangup().play("goodbye.wav");
// @ts-expect-error: a recording is no prompt
ivrResponse().get({ prompts: [{ Record: {} }] });
// @ts-expect-error: a beep before a recording is a file
ivrResponse().record({ ...playTTS("请留言") });

export const routes: IvrRoutes = {
  // @ts-expect-error: a call begins; agent commands answer agentstate only
  ivrStartService: () => ivrResponse().agentReady("cccccccccccccccccccccccccccccccc", { agentid: "1001" }),
  // @ts-expect-error: the call is over, there is nothing left to hang up
  ivrStopService: () => ivrResponse().hangup(),
  ivrDtmfReport: {
    // @ts-expect-error: the keys are in digits
    menu: ({ digit }) => (digit === "1" ? ivrResponse().hangup() : undefined),
  },
};

export const handlers: WebhookHandlers = {
  // @ts-expect-error: notifications are answered with six digits
  smsMo: () => ({ statuscode: "0000" }),
  // @ts-expect-error: the callbacks of a call with four
  hangup: () => ({ statuscode: "000000" }),
  // @ts-expect-error: a call waits for the decision
  callAuth: () => undefined,
};

/**
 * Any string compares with a code, for the platform has some that no list has; who wants to be held
 * to the catalogue says so.
 */
export function isShortOfMoney(thrown: unknown): boolean {
  // @ts-expect-error: no code has five digits
  const noBalance: StatusCode = "11230";
  // @ts-expect-error: a code is a text
  return isCloopenApiError(thrown) && (thrown.statusCode === noBalance || thrown.statusCode === 112305);
}
// @ts-expect-error: verifyCode or playVerifyCode is needed
await voiceVerify(cloopen, { to: "13800138000" });
