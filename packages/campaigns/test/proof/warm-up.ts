import { createClient, sendTemplateSms, type Transport } from "@cloopen-rest/client";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "@cloopen-rest/test-kit";

const HEADERS = { "content-type": "application/json" };
const RESPONSES = [
  {
    status: 200,
    headers: HEADERS,
    text: '{"statusCode":"000000","templateSMS":{"smsMessageSid":"s","dateCreated":"1"}}',
  },
  { status: 200, headers: HEADERS, text: '{"statusCode":"160042"}' },
  { status: 200, headers: HEADERS, text: '{"statusCode":"111106"}' },
  { status: 502, headers: {}, text: "" },
];

let warm: Promise<void> | undefined;

/** Has the client load what it loads on demand: a module that is loaded takes time that no simulation can order. */
export function warmUp(): Promise<void> {
  warm ??= (async () => {
    for (const response of RESPONSES) {
      const transport: Transport = async () => response;
      const client = createClient({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, transport });
      await sendTemplateSms(client, { to: "13800138000", templateId: "1" }, { retry: false }).catch(() => {});
    }
  })();
  return warm;
}
