import { fileURLToPath } from "node:url";
import { createClient, type Format, sendTemplateSms } from "@cloopen-rest/client";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN, SMS } from "../account.js";
import { type Comparison, compare } from "../compare.js";
import type { Findings } from "../group.js";
import { smsRequest } from "../sms-request.js";
import { startProgram } from "../start-program.js";

/** One call through the client against raw `fetch` of the same signed bytes and `JSON.parse`, on a connection that is kept. */
export async function measureCalls(): Promise<Findings> {
  const server = await startProgram(fileURLToPath(new URL("reply-server.js", import.meta.url)));
  try {
    const baseUrl = `http://127.0.0.1:${server.ready["port"]}/2013-12-26`;
    const json = await measureFormat(baseUrl, "json");
    const xml = await measureFormat(baseUrl, "xml");
    const row = (what: string, { first, second, ratio }: Comparison) => ({
      what,
      "first µs": first,
      "second µs": second,
      ratio,
    });
    return {
      figures: { callOverheadJson: json.ratio, callOverheadXml: xml.ratio },
      rows: [
        row("call over JSON, client ÷ fetch + JSON.parse", json),
        row("call over XML, client ÷ fetch + JSON.parse", xml),
      ],
    };
  } finally {
    server.stop();
  }
}

async function measureFormat(baseUrl: string, format: Format): Promise<Comparison> {
  const cloopen = createClient({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, baseUrl, format });
  const { url, init } = smsRequest(baseUrl);
  const ours = async (times: number): Promise<void> => {
    for (let at = 0; at < times; at++) await sendTemplateSms(cloopen, SMS);
  };
  const raw = async (times: number): Promise<void> => {
    for (let at = 0; at < times; at++) JSON.parse(await (await fetch(url, init)).text());
  };
  // V8 takes some 3,000 calls to compile what a call runs through; until then it is interpreted.
  return compare(ours, raw, { times: 300, rounds: 25, warmUps: 12 });
}
