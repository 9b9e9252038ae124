import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMBINATIONS } from "../src/cases.js";
import { observeReply } from "../src/coverage/observe-reply.js";
import { createRecorder } from "../src/coverage/recorder.js";
import { createFixtures, type Fixtures } from "../src/fixtures.js";
import { CALLED_NUMBERS } from "../src/rejections/called-numbers.js";
import { readSettings } from "../src/settings.js";
import { OPERATIONS } from "../src/spec.js";
import { callTampered } from "../src/tampered-call.js";
import { openTarget } from "../src/target/open-target.js";
import type { Target } from "../src/target/target.js";
import { assertRejection } from "./checks/assert-reply.js";

const settings = readSettings(process.env);
const { transport } = settings;
const recorder = createRecorder("outcome-numbers");
let target: Target;
let fixtures: Fixtures;

/** A convention of the sandbox: no other server knows these numbers. */
describe.runIf(transport !== "server")("a called number asks for each code that its operation lists", () => {
  beforeAll(async () => {
    target = await openTarget(settings);
    fixtures = createFixtures(target);
  });
  afterAll(async () => {
    await recorder.save();
    await target.close();
  });

  it.each(CALLED_NUMBERS.map((row) => [row.operation, row] as const))("%s", async (id, { prepare }) => {
    const operation = OPERATIONS.find((candidate) => candidate.id === id);
    if (operation === undefined) throw new Error(`${id} is not in the contract`);
    const prepared = await prepare(fixtures);
    const codes = operation.codes.filter((code) => code !== "000000").map((code) => code.slice(0, 6));
    // One combination for each code, in turn: what is proved is that the client knows the code, in either format.
    for (const [at, code] of codes.entries()) {
      const formats = COMBINATIONS[at % COMBINATIONS.length] ?? { request: "json", reply: "json" };
      const call = { body: prepared(`19900${code}`) };
      const outcome = await callTampered(target, operation, formats, call, (outgoing) => outgoing);
      const exchange = target.takeExchange();
      expect(outcome.error?.statusCode, code).toBe(code);
      assertRejection(operation, exchange.reply, formats.reply, outcome, code);
      recorder.add(observeReply(transport, exchange, formats));
    }
  });
});
