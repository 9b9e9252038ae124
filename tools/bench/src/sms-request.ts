import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN, SMS } from "./account.js";

/** What `fetch` takes to send one SMS, signed now. */
export interface SmsRequest {
  readonly url: string;
  readonly init: {
    readonly method: "POST";
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** A template SMS of the made-up account, signed now, in JSON. */
export function smsRequest(baseUrl: string): SmsRequest {
  const { sig, authorization } = sign({ sid: ACCOUNT_SID, token: AUTH_TOKEN }, formatTimestamp(Date.now()));
  return {
    url: `${baseUrl}/Accounts/${ACCOUNT_SID}/SMS/TemplateSMS?sig=${sig}`,
    init: {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json;charset=utf-8",
        Authorization: authorization,
      },
      body: JSON.stringify({ ...SMS, appId: APP_ID }),
    },
  };
}
