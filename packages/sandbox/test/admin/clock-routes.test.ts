import { expect, test, vi } from "vitest";
import { planFor } from "../support/plan.js";
import { send } from "../support/reply.js";
import { createTestSandbox, NOON } from "../support/test-sandbox.js";

function world() {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response("ok"));
  const { sandbox, clock } = createTestSandbox({ smsCallbackUrl: "http://127.0.0.1:9/", fetch });
  const ask = async (method: string, body?: string) => {
    const init = { method, ...(body !== undefined && { body }) };
    const response = await sandbox.fetch(new Request("http://127.0.0.1/_sandbox/clock", init));
    return [response.status, await response.json()];
  };
  return { sandbox, clock, fetch, ask };
}

test("shows the sandbox's time", async () => {
  expect(await world().ask("GET")).toEqual([200, { now: "2024-02-29T12:00:00.000+08:00" }]);
});

test.each([
  [600_000, 600_000],
  ["1500ms", 1_500],
  ["90s", 90_000],
  ["10m", 600_000],
  ["24h", 86_400_000],
  ["366d", 366 * 86_400_000],
])("%j moves it by %i ms", async (advance, moved) => {
  const { ask, clock } = world();
  expect(await ask("POST", JSON.stringify({ advance }))).toMatchObject([200, { now: expect.any(String) }]);
  expect(clock.now() - NOON).toBe(moved);
});

test("callbacks that fall due have gone out when it answers", async () => {
  const { ask, sandbox, fetch } = world();
  await send(sandbox, planFor("sendTemplateSms"));
  await ask("POST", '{"advance":"10s"}');
  expect(fetch).toHaveBeenCalledOnce();
  expect(sandbox.callbacks).toMatchObject([{ status: 200 }]);
});

test.each(['{"advance":0}', '{"advance":-1}', '{"advance":1.5}', '{"advance":"10"}', '{"advance":"367d"}', "{}", "[]"])(
  "rejects %s and does not move the clock",
  async (body) => {
    const { ask, clock } = world();
    expect(await ask("POST", body)).toMatchObject([400, { error: expect.stringContaining("advance: expected") }]);
    expect(clock.now()).toBe(NOON);
  },
);

test("a clock that cannot be moved says so", async () => {
  const { now, after } = world().clock;
  const { createSandbox } = await import("../../src/create-sandbox.js");
  const sandbox = createSandbox({ clock: { now, after } });
  const request = new Request("http://127.0.0.1/_sandbox/clock", { method: "POST", body: '{"advance":1}' });
  expect((await sandbox.fetch(request)).status).toBe(409);
});
