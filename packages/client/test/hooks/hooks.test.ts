import { afterAll, beforeEach, describe, expect, it } from "vitest";
import {
  type AttemptEnd,
  type AttemptStart,
  type CallEnd,
  type CallStart,
  createConference,
  type Hooks,
  listSubAccounts,
} from "../../src/index.js";
import { http, json } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { inTurn } from "../support/in-turn.js";
import { makeClient } from "../support/make-client.js";
import { NOW, SID } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

type Event = CallStart | CallEnd | AttemptStart | AttemptEnd;

/** Hooks that record their events. */
function recorder(): { events: [string, Event][]; hooks: Hooks } {
  const events: [string, Event][] = [];
  const note = (name: string) => (event: Event) => void events.push([name, event]);
  return {
    events,
    hooks: {
      onCall: (start) => {
        note("call")(start);
        return note("call ended");
      },
      onAttempt: (start) => {
        note("attempt")(start);
        return note("attempt ended");
      },
    },
  };
}

/** A clock that advances by a second on each reading. */
function tickingEffects() {
  let now = NOW;
  return { now: () => (now += 1_000), random: () => 0.5, sleep: async () => {} };
}

describe("hooks receive", () => {
  it("a call, its attempts, their results and the pauses, with the signature masked", async () => {
    server.answer(inTurn(http({ status: 503 }), json({ statusCode: "000000" })));
    const { events, hooks } = recorder();
    await listSubAccounts(makeClient(server, { hooks, effects: tickingEffects() }), {});
    const url = `${server.baseUrl}/Accounts/${SID}/GetSubAccounts?sig=***`;
    const call = { operation: "listSubAccounts", level: "account" };
    expect(events).toEqual([
      ["call", call],
      ["attempt", { call, operation: "listSubAccounts", attempt: 1, method: "POST", url }],
      [
        "attempt ended",
        { durationMs: expect.any(Number), status: 503, delayMs: 125, error: expect.objectContaining({ kind: "http" }) },
      ],
      ["attempt", { call, operation: "listSubAccounts", attempt: 2, method: "POST", url }],
      ["attempt ended", { durationMs: expect.any(Number), status: 200 }],
      ["call ended", { durationMs: expect.any(Number), attempts: 2 }],
    ]);
    for (const [, event] of events) if ("call" in event) expect(event.call).toBe(events[0]?.[1]);
    for (const [, event] of events) if ("durationMs" in event) expect(event.durationMs).toBeGreaterThan(0);
  });

  it("the error of a failed call, and nothing of a call with invalid arguments", async () => {
    server.answer(json({ statusCode: "111109" }));
    const { events, hooks } = recorder();
    const cloopen = makeClient(server, { hooks });
    const error = await caught(() => createConference(cloopen, { maxmember: "10" }));
    expect(events.at(-1)).toEqual(["call ended", { durationMs: 0, attempts: 1, error }]);
    events.length = 0;
    await caught(() => createConference(cloopen, { maxmember: 10 } as never));
    expect(events).toEqual([]);
  });
});

describe("hooks do not affect a call", () => {
  it.each<[string, Hooks]>([
    ["that throw", { onCall: fail, onAttempt: fail }],
    ["that throw at the end", { onCall: () => fail, onAttempt: () => fail }],
    ["that reject", { onCall: reject as never, onAttempt: (() => reject) as never }],
    ["that give back nonsense", { onCall: (() => 1) as never, onAttempt: (() => ({})) as never }],
  ])("%s", async (_, hooks) => {
    await expect(createConference(makeClient(server, { hooks }), { maxmember: "10" })).resolves.toEqual({});
    expect(server.requests).toHaveLength(1);
  });
});

function fail(): never {
  throw new Error("of the hook");
}

async function reject(): Promise<never> {
  throw new Error("of the hook");
}
