import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { COMBINATIONS } from "../src/cases.js";
import { CONTRACT } from "../src/contract.js";
import { observeReply } from "../src/coverage/observe-reply.js";
import { createRecorder } from "../src/coverage/recorder.js";
import { anyCall, exampleBody } from "../src/example-body.js";
import { REFUSAL_RULES } from "../src/refusals/refusal-rules.js";
import { spoilRequest } from "../src/refusals/spoil-request.js";
import { readSettings } from "../src/settings.js";
import { callSpoilt } from "../src/spoilt-call.js";
import { createStage, type Stage } from "../src/stage.js";
import { openTarget, type Target } from "../src/target/target.js";
import { holdRefusal } from "./checks/hold-reply.js";
import { orSkip, skipIfLacking } from "./checks/or-skip.js";

const settings = readSettings(process.env);
const { transport, maySend } = settings;
const recorder = createRecorder("refusals");
let target: Target;
let stage: Stage;

describe.runIf(maySend)("each rule that is broken gives its own code", () => {
  beforeAll(async () => {
    target = await openTarget(settings);
    stage = createStage(target);
  });
  afterEach(() => {
    if (target.sandbox !== undefined) stage.console.restore();
  });
  afterAll(async () => {
    await recorder.save();
    await target.close();
  });

  const rules = REFUSAL_RULES.filter((rule) => transport !== "server" || !rule.console);
  const rows = rules.map((rule) => [`${rule.command ?? rule.operation}: ${rule.how} → ${rule.code}`, rule] as const);

  it.for(rows)("%s", async ([, { operation: id, command, code, bring }], { skip }) => {
    const operation = CONTRACT.find((candidate) => candidate.id === id);
    if (operation === undefined) throw new Error(`${id} is not in the contract`);
    for (const formats of COMBINATIONS) {
      if (target.sandbox !== undefined) stage.console.restore();
      const example = exampleBody(operation, target.appId, command) ?? {};
      const refused = await orSkip({ transport, skip }, () => bring({ stage, example }));
      const spoil = spoilRequest(operation, formats, refused);
      const outcome = await callSpoilt(target, operation, formats, anyCall(operation, command), spoil);
      const exchange = target.takeExchange();
      if (outcome.error?.statusCode !== code) skipIfLacking({ transport, skip }, outcome.error);
      expect(outcome.error?.statusCode, `${formats.request} request, ${formats.reply} reply`).toBe(code);
      holdRefusal(operation, exchange.reply, formats.reply, outcome, code);
      recorder.add(observeReply(transport, exchange, formats));
    }
  });
});
