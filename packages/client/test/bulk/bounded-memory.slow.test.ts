import { expect, it } from "vitest";
import { sendTemplateSmsInBulk } from "../../src/index.js";
import { answeringClient } from "../support/answering-client.js";
import { collectGarbage } from "../support/collect-garbage.js";

const RECIPIENTS = 100_000;
/** The results of all would take seven times as much. */
const MAY_GROW_BY = 4_000_000;

function* recipients(): Generator<string> {
  for (let at = 0; at < RECIPIENTS; at += 1) yield String(13_000_000_000 + at);
}

function liveBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it("memory does not grow with the number of recipients", async () => {
  const { cloopen } = answeringClient(() => ({ statusCode: "000000", templateSMS: { smsMessageSid: "f" } }));
  const params = { templateId: "1", recipients: recipients() };
  let given = 0;
  let early = Number.POSITIVE_INFINITY;
  let late = 0;
  for await (const { outcome } of sendTemplateSmsInBulk(cloopen, params, { duplicates: "send" })) {
    given += outcome === "accepted" ? 1 : 0;
    if (given === 5_000) early = liveBytes();
    if (given === RECIPIENTS - 5_000) late = liveBytes();
  }
  expect(given).toBe(RECIPIENTS);
  expect(late - early).toBeLessThan(MAY_GROW_BY);
});
