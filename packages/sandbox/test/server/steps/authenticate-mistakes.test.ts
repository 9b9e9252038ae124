import { beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "../../../src/sandbox.js";
import { applies, MISTAKES, spoil } from "../../support/mistakes.js";
import { OPERATION_NAMES, POST_NAMES, planFor, toRequest } from "../../support/plan.js";
import { readReply, send } from "../../support/reply.js";
import { createTestSandbox } from "../../support/test-sandbox.js";

const MODES = [false, true] as const;
// One of each for all: hundreds of sandboxes would each compile the contract.
const lenient = createTestSandbox().sandbox;
const strict = createTestSandbox({ strict: true }).sandbox;
const sandboxOf = (isStrict: boolean): Sandbox => (isStrict ? strict : lenient);

beforeEach(() => {
  lenient.reset();
  strict.reset();
});

describe.each(OPERATION_NAMES)(
  "%s: each mistake gives its own code (spec/reference/authentication.md#codes-of-mistakes)",
  (name) => {
    for (const format of ["json", "xml"] as const) {
      for (const mistake of MISTAKES.filter((one) => applies(one, planFor(name)))) {
        test.each(MODES)(`${mistake.what} → ${mistake.code} in ${format}, strict: %s`, async (isStrict) => {
          const sandbox = sandboxOf(isStrict);
          mistake.prepare?.(sandbox.admin);
          const reply = await send(sandbox, spoil(planFor(name, format), mistake));
          expect(reply).toMatchObject({ statusCode: mistake.code, format });
        });
      }

      test(`without a mistake → 000000 in ${format}`, async () => {
        for (const isStrict of MODES) {
          const sandbox = sandboxOf(isStrict);
          expect(await send(sandbox, planFor(name, format))).toMatchObject({ statusCode: "000000", format });
        }
      });
    }
  },
);

describe.each(["sendTemplateSms", "callback"] as const)("%s: of two mistakes the earlier row counts", (name) => {
  const possible = MISTAKES.filter((one) => applies(one, planFor(name)));
  const pairs = possible.flatMap((earlier, at) =>
    possible
      .slice(at + 1)
      .flatMap((later) => (earlier.part !== later.part && earlier.code !== later.code ? [{ earlier, later }] : [])),
  );

  test("there are pairs to try", () => {
    expect(pairs.length).toBeGreaterThan(300);
  });

  test.each(pairs)("$earlier.what and $later.what → $earlier.code", async ({ earlier, later }) => {
    earlier.prepare?.(lenient.admin);
    later.prepare?.(lenient.admin);
    const reply = await send(lenient, spoil(planFor(name), earlier, later));
    expect(reply.statusCode).toBe(earlier.code);
  });
});

describe.each(POST_NAMES)("%s: authentication comes before the body", (name) => {
  test.each([
    ["no body", ""],
    ["an unreadable body", "{"],
    ["an empty object", "{}"],
  ])("%s", async (_, body) => {
    for (const mistake of MISTAKES.filter((one) => applies(one, planFor(name)))) {
      lenient.reset();
      mistake.prepare?.(lenient.admin);
      const reply = await send(lenient, spoil({ ...planFor(name), body }, mistake));
      expect(reply.statusCode, mistake.what).toBe(mistake.code);
    }
  });
});

test("suspending the main account suspends its sub-accounts (documented)", async () => {
  for (const [status, code] of [
    ["0", "111138"],
    ["2", "111139"],
    ["3", "111140"],
  ] as const) {
    lenient.admin.setAccountStatus(status);
    expect((await send(lenient, planFor("callback"))).statusCode).toBe(code);
  }
});

test("the text of a failure names no secret of the caller", async () => {
  const plan = planFor("sendTemplateSms");
  for (const mistake of MISTAKES.filter((one) => applies(one, plan))) {
    const request = toRequest(spoil(plan, mistake));
    const { text } = await readReply(await lenient.fetch(request));
    for (const secret of [
      plan.token,
      new URL(request.url).searchParams.get("sig"),
      request.headers.get("Authorization"),
    ]) {
      if (secret) expect(text).not.toContain(secret);
    }
  }
});
