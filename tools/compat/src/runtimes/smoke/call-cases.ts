import {
  type CloopenClient,
  createClient,
  getAccountInfo,
  isCloopenAbortError,
  isCloopenApiError,
  isCloopenConfigError,
  isCloopenConnectionError,
  isCloopenTimeoutError,
  iterateSubAccounts,
  sendTemplateSms,
  sendTemplateSmsInBulk,
  uploadMediaFile,
} from "@cloopen-rest/client";
import { explain } from "@cloopen-rest/client/errors";
import { createPathClient } from "@cloopen-rest/client/paths";
import { expectEqual, expectThat, failureOf } from "./expect.js";
import type { StageFacts } from "./stage-facts.js";

/** A client of the stage. A page of the suite is no secret's place, but for a made-up one. */
export function clientOf(facts: StageFacts, baseUrl: string = facts.baseUrl): CloopenClient {
  const { accountSid, authToken, appId } = facts;
  return createClient({ accountSid, authToken, appId, baseUrl, dangerouslyAllowBrowser: true });
}

const SMS = { to: "13800138000", templateId: "1", datas: ["6532", "中 <&>\"'"] };

export async function sends(facts: StageFacts, format: "json" | "xml"): Promise<void> {
  const { smsMessageSid, dateCreated } = await sendTemplateSms(clientOf(facts), SMS, { format });
  expectThat(/^[0-9a-z]{32}$/.test(smsMessageSid ?? ""), "there is an id");
  expectThat(/^\d{14}$/.test(dateCreated ?? ""), "there is a time");
}

export async function rejected(facts: StageFacts): Promise<void> {
  for (const format of ["json", "xml"] as const) {
    const error = await failureOf(() => sendTemplateSms(clientOf(facts), { ...SMS, to: "19900160040" }, { format }));
    expectThat(isCloopenApiError(error) && error.statusCode === "160040", "it is the platform's error");
    expectEqual(explain(error)?.code, "160040");
  }
}

export async function timesOut(facts: StageFacts): Promise<void> {
  const error = await failureOf(() => getAccountInfo(clientOf(facts, facts.stalledUrl), { timeoutMs: 50 }));
  expectThat(isCloopenTimeoutError(error), `it is a timeout: ${error}`);
}

export async function callsOff(facts: StageFacts): Promise<void> {
  const abort = new AbortController();
  const call = failureOf(() => getAccountInfo(clientOf(facts, facts.stalledUrl), { signal: abort.signal }));
  setTimeout(() => abort.abort("enough"), 20);
  const error = await call;
  expectThat(isCloopenAbortError(error), `it is called off: ${error}`);
  expectEqual(isCloopenAbortError(error) && [error.name, error.cause], ["AbortError", "enough"]);
}

export async function finds(facts: StageFacts): Promise<void> {
  const error = await failureOf(() => getAccountInfo(clientOf(facts, facts.closedUrl)));
  expectThat(isCloopenConnectionError(error), `it is a failure of the connection: ${error}`);
}

export async function callsPath(facts: StageFacts): Promise<void> {
  const { data, error } = await createPathClient(clientOf(facts)).GET("/Accounts/{accountSid}/AccountInfo", {
    format: "xml",
  });
  expectEqual([data?.Account.status, error], ["1", undefined]);
}

export async function iterates(facts: StageFacts): Promise<void> {
  const sids: unknown[] = [];
  for await (const { subAccountSid } of iterateSubAccounts(clientOf(facts), { pageSize: 1 })) sids.push(subAccountSid);
  expectEqual(sids, ["d".repeat(32), "e".repeat(32)]);
}

export async function sendsInBulk(facts: StageFacts): Promise<void> {
  const ends: string[] = [];
  const recipients = ["13800138001", "13800138002", "no number"];
  const params = { templateId: "1", datas: ["6532", "5"], recipients };
  for await (const { index, outcome } of sendTemplateSmsInBulk(clientOf(facts), params, { batchSize: 1 })) {
    ends[index] = outcome;
  }
  expectEqual(ends, ["accepted", "accepted", "unsent"]);
}

/** The stage rejects a body without a length. */
export async function uploads(facts: StageFacts): Promise<void> {
  const bytes = new Uint8Array(300_000);
  for (const file of [bytes, new Blob([bytes]), new Blob([bytes]).stream()]) {
    const { downloadUrl } = await uploadMediaFile(clientOf(facts), { filename: "a.wav", file });
    expectThat(downloadUrl?.endsWith("a.wav") === true, "it has an address");
  }
}

/** Where there is a page, the token does not belong. */
export async function rejectsPages({ accountSid, authToken }: StageFacts): Promise<void> {
  if (!("document" in globalThis)) return;
  expectThat(isCloopenConfigError(await failureOf(() => createClient({ accountSid, authToken }))), "it is rejected");
}
