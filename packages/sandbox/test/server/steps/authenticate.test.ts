import { beforeEach, describe, expect, test } from "vitest";
import { OPERATION_NAMES, type OperationName, type Plan, planFor, stamp } from "../../support/plan.js";
import { codeOf, send } from "../../support/reply.js";
import { createTestSandbox, HOUR, MAIN, MINUTE, NOON, SECOND, SUB } from "../../support/test-sandbox.js";

// One of each for all: every sandbox compiles the contract again.
const lenient = createTestSandbox().sandbox;
const strict = createTestSandbox({ strict: true }).sandbox;

beforeEach(() => {
  lenient.reset();
  strict.reset();
});

/** What a changed request gives in both modes. */
async function codes(
  change: (plan: Plan) => Plan,
  name: OperationName = "sendTemplateSms",
): Promise<{ lenient: string; strict: string }> {
  return { lenient: await codeOf(lenient, change(planFor(name))), strict: await codeOf(strict, change(planFor(name))) };
}

describe("the 24-hour window", () => {
  test.each([
    ["now", 0, "000000"],
    ["exactly 24 h old", -24 * HOUR, "000000"],
    ["24 h and 1 s old", -24 * HOUR - SECOND, "111106"],
    ["exactly 24 h ahead", 24 * HOUR, "000000"],
    ["24 h and 1 s ahead", 24 * HOUR + SECOND, "111106"],
    ["UTC taken for Beijing: 8 h behind (observed)", -8 * HOUR, "000000"],
  ])("a stamp that is %s", async (_, distance, code) => {
    for (const name of OPERATION_NAMES) {
      lenient.reset();
      expect(await codeOf(lenient, { ...planFor(name), timestamp: stamp(NOON + distance) }), name).toBe(code);
    }
  });

  test("stamps have whole seconds: 24 h and 999 ms count as 24 h", async () => {
    const { sandbox } = createTestSandbox({ start: NOON + 999 });
    expect(await codeOf(sandbox, { ...planFor("getAccountInfo"), timestamp: stamp(NOON - 24 * HOUR) })).toBe("000000");
  });

  test("the same signed request works until it is 24 hours old, by the sandbox's clock", async () => {
    const { sandbox, clock } = createTestSandbox();
    const plan = planFor("getAccountInfo");
    clock.advance(24 * HOUR);
    expect(await codeOf(sandbox, plan)).toBe("000000");
    clock.advance(SECOND);
    expect(await codeOf(sandbox, plan)).toBe("111106");
  });
});

describe("a stamp made in UTC", () => {
  const BEHIND = -8 * HOUR;
  test.each([
    ["exactly", BEHIND, 1],
    ["with a clock 10 minutes late", BEHIND - 10 * MINUTE, 1],
    ["with a clock 10 minutes early", BEHIND + 10 * MINUTE, 1],
    ["no longer with a clock that is further off", BEHIND - 10 * MINUTE - SECOND, 0],
    ["no longer with a clock that is further off, the other way", BEHIND + 10 * MINUTE + SECOND, 0],
    ["and one 8 hours ahead is something else", -BEHIND, 0],
  ])("is taken with a warning in both modes: %s", async (_, distance, count) => {
    for (const sandbox of [lenient, strict]) {
      expect(await codeOf(sandbox, { ...planFor("getAccountInfo"), timestamp: stamp(NOON + distance) })).toBe("000000");
      const what = "the timestamp is 8 hours behind Beijing time, as one made in UTC is; sign with Beijing time";
      expect(sandbox.warnings).toEqual(count === 0 ? [] : [{ operation: "getAccountInfo", what, count }]);
    }
  });
});

describe("sig", () => {
  test("V1 of spec/reference/authentication.md#test-vectors, at its instant", async () => {
    const { sandbox } = createTestSandbox({ start: Date.UTC(2014, 3, 16, 6, 20, 30) });
    const plan: Plan = {
      ...planFor("getAccountInfo"),
      query: () => "?sig=2A7699649C08D9851D1BF8A73CAA19D1",
      authorization: () => "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE6MjAxNDA0MTYxNDIwMzA=",
    };
    expect(await codeOf(sandbox, plan)).toBe("000000");
  });

  test("wrong token → 111109 (observed)", async () => {
    expect(await codes((plan) => ({ ...plan, token: "0".repeat(32) }))).toEqual({
      lenient: "111109",
      strict: "111109",
    });
  });

  test("main token on a sub-account → 111109", async () => {
    expect(await codes((plan) => ({ ...plan, token: MAIN.token }), "callback")).toEqual({
      lenient: "111109",
      strict: "111109",
    });
  });

  test("sub-account's token on the main account → 111109", async () => {
    expect(await codes((plan) => ({ ...plan, token: SUB.token }))).toEqual({ lenient: "111109", strict: "111109" });
  });

  test("one clock read for sig and another for the header → 111109", async () => {
    expect(await codes((plan) => ({ ...plan, query: (sign) => `?sig=${sign(stamp(NOON + SECOND))}` }))).toEqual({
      lenient: "111109",
      strict: "111109",
    });
  });

  test("its place among other query members does not matter, and others are ignored", async () => {
    expect(await codes((plan) => ({ ...plan, query: (sign, at) => `?appId=x&sig=${sign(at)}&maxmember=3` }))).toEqual({
      lenient: "000000",
      strict: "000000",
    });
  });

  test("the id's letter case counts", async () => {
    expect(await codes((plan) => ({ ...plan, sid: plan.sid.toUpperCase() }))).toEqual({
      lenient: "111141",
      strict: "111141",
    });
  });
});

test.each(OPERATION_NAMES)("%s: nothing is noted of a request as it should be", async (name) => {
  await send(lenient, planFor(name));
  expect(lenient.warnings).toEqual([]);
});

describe("URL-safe Base64", () => {
  // Letters, digits and a colon never need the digits that differ; an id of other characters does, and shows which alphabet was read.
  test("gives the decoded mistake, not 111102, unless strict", async () => {
    const change = (plan: Plan): Plan => ({
      ...plan,
      authorization: (_, at) => Buffer.from(`??>>?>:${at}`).toString("base64url"),
    });
    expect(await codes(change)).toEqual({ lenient: "111107", strict: "111102" });
  });
});

describe("main id and token on a SubAccounts path", () => {
  const asMain = (plan: Plan): Plan => ({ ...plan, sid: MAIN.sid, token: MAIN.token });

  test("the reply names no application", async () => {
    const reply = await send(lenient, asMain(planFor("callback")));
    expect(reply.statusCode).toBe("000000");
    expect(reply.text).not.toContain("appId");
  });

  test("the other way round the sub-account is unknown", async () => {
    expect(await codes((plan) => ({ ...plan, sid: SUB.sid, token: SUB.token }))).toEqual({
      lenient: "111141",
      strict: "111141",
    });
  });

  test("the main account's own state counts", async () => {
    lenient.admin.setAccountStatus("2");
    expect(await codeOf(lenient, asMain(planFor("callback")))).toBe("111139");
  });
});
