import {
  type CloopenClient,
  callback,
  createConference,
  createSubAccount,
  type Format,
  getAccountInfo,
  isCloopenApiError,
  listSubAccounts,
  sendTemplateSms,
} from "@cloopen-rest/client";
import { explain } from "@cloopen-rest/client/errors";
import type { Say } from "./narrate.js";

/** What the tour walks through. */
export interface Walk {
  readonly cloopen: CloopenClient;
  readonly say: Say;
  readonly format: Format;
}

/** The calls that only read. */
export async function readingStops({ cloopen, say, format }: Walk): Promise<void> {
  say("The main account\n");
  const account = await getAccountInfo(cloopen, { format });
  say(`  = status ${account.status}, balance ${account.balance}\n`);
  say("Its sub-accounts\n");
  const page = await listSubAccounts(cloopen, { offset: "10" }, { format });
  say(`  = ${page.SubAccount.length} of ${page.totalCount}, a list in both formats\n`);
}

/** The calls that send, call and create. They cost money on the live platform. */
export async function sendingStops({ cloopen, say, format }: Walk): Promise<void> {
  say("A template SMS\n");
  const sms = await sendTemplateSms(
    cloopen,
    { to: "13800138000", templateId: "1", datas: ["6532", "5 & 10"] },
    { format },
  );
  say(`  = accepted as ${sms.smsMessageSid}\n`);
  say("A sub-account\n");
  const { subAccountSid: sid = "", subToken: token = "" } = await createSubAccount(
    cloopen,
    { friendlyName: `tour.${format}.${Date.now()}@example.com` },
    { format },
  );
  say(`  = ${sid}\n`);
  say("A two-way call-back, signed by that sub-account\n");
  const call = await callback(
    cloopen.subAccount({ sid, token }),
    { from: "13800138000", to: "13900139000" },
    { format },
  );
  say(`  = call ${call.callSid}\n`);
  say("A conference\n");
  const conference = await createConference(cloopen, { action: "confcreated", maxmember: "20" }, { format });
  say(`  = conference ${conference.confid}\n`);
}

/** A call that the platform rejects, and its error. */
export async function failingStop({ cloopen, say, format }: Walk): Promise<void> {
  say("A template that does not exist\n");
  try {
    await sendTemplateSms(cloopen, { to: "13800138000", templateId: "999999" }, { format });
    throw new Error("the platform should have rejected this");
  } catch (error) {
    if (!isCloopenApiError(error)) throw error;
    const entry = explain(error);
    say(
      `  = ${error.name}: ${error.message}\n    ${entry?.en}. ${entry?.fix.en}\n    ${entry?.zh}。${entry?.fix.zh}\n`,
    );
  }
}
