import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { COMBINATIONS } from "../src/cases.js";
import { observeReply } from "../src/coverage/observe-reply.js";
import { createRecorder } from "../src/coverage/recorder.js";
import { anyCall, exampleBody } from "../src/example-body.js";
import { createFixtures, type Fixtures } from "../src/fixtures.js";
import { REJECTION_RULES } from "../src/rejections/rejection-rules.js";
import { tamperRequest } from "../src/rejections/tamper-request.js";
import { readSettings } from "../src/settings.js";
import { OPERATIONS } from "../src/spec.js";
import { callTampered } from "../src/tampered-call.js";
import { openTarget } from "../src/target/open-target.js";
import type { Target } from "../src/target/target.js";
import { assertRejection } from "./checks/assert-reply.js";
import { orSkip, skipIfUnconfigured } from "./checks/or-skip.js";

const settings = readSettings(process.env);
const { transport, maySend } = settings;
const recorder = createRecorder("rejections");
let target: Target;
let fixtures: Fixtures;

describe.runIf(maySend)("each rule that is broken gives its own code", () => {
  beforeAll(async () => {
    target = await openTarget(settings);
    fixtures = createFixtures(target);
  });
  afterEach(() => {
    if (target.sandbox !== undefined) fixtures.console.restore();
  });
  afterAll(async () => {
    await recorder.save();
    await target.close();
  });

  const rules = REJECTION_RULES.filter((rule) => transport !== "server" || !rule.console);
  const rows = rules.map((rule) => [`${rule.command ?? rule.operation}: ${rule.how} → ${rule.code}`, rule] as const);

  it.for(rows)("%s", async ([, { operation: id, command, code, bring }], { skip }) => {
    const operation = OPERATIONS.find((candidate) => candidate.id === id);
    if (operation === undefined) throw new Error(`${id} is not in the contract`);
    for (const formats of COMBINATIONS) {
      if (target.sandbox !== undefined) fixtures.console.restore();
      const example = exampleBody(operation, target.appId, command) ?? {};
      const rejected = await orSkip({ transport, skip }, () => bring({ fixtures, example }));
      const tamper = tamperRequest(operation, formats, rejected);
      const outcome = await callTampered(target, operation, formats, anyCall(operation, command), tamper);
      const exchange = target.takeExchange();
      if (outcome.error?.statusCode !== code) skipIfUnconfigured({ transport, skip }, outcome.error);
      expect(outcome.error?.statusCode, `${formats.request} request, ${formats.reply} reply`).toBe(code);
      assertRejection(operation, exchange.reply, formats.reply, outcome, code);
      recorder.add(observeReply(transport, exchange, formats));
    }
  });
});
