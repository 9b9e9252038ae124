import { afterEach, describe, expect, test } from "vitest";
import type { SandboxOptions } from "../../../src/sandbox.js";
import type { Listening } from "../../../src/server/listen.js";
import { planFor, targetOf, toRequest } from "../../support/plan.js";
import { createTestSandbox } from "../../support/test-sandbox.js";

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const plan = planFor("sendTemplateSms");
const PREFLIGHT = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization" };

async function listen(options: SandboxOptions) {
  const listening = await createTestSandbox(options).sandbox.listen();
  open.push(listening);
  const call = (Origin: string) => {
    const request = toRequest(plan);
    request.headers.set("Origin", Origin);
    return fetch(new URL(targetOf(plan), listening.url), {
      method: "POST",
      headers: request.headers,
      body: plan.body ?? "",
    });
  };
  const preflight = (Origin: string, more: Record<string, string> = {}) =>
    fetch(new URL(targetOf(plan), listening.url), { method: "OPTIONS", headers: { Origin, ...PREFLIGHT, ...more } });
  return { listening, call, preflight };
}

describe.each(["null", "http://127.0.0.1:3000"])("an origin that is allowed, %s", (origin) => {
  test("gets its preflight answered, and may read answers", async () => {
    const { call, preflight } = await listen({ allowOrigins: [origin] });
    const asked = await preflight(origin, { "Access-Control-Request-Private-Network": "true" });
    expect(asked.status).toBe(204);
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "Accept, Authorization, Content-Type",
      "access-control-allow-private-network": "true",
      vary: "Origin",
    });
    const answered = await call(origin);
    expect([answered.headers.get("Access-Control-Allow-Origin"), answered.headers.get("Vary")]).toEqual([
      origin,
      "Origin",
    ]);
    expect(await answered.json()).toMatchObject({ statusCode: "000000" });
  });
});

describe.each([
  ["another origin", { allowOrigins: ["null"] }],
  ["any origin by default", {}],
])("%s", (_, options) => {
  test("gets no word of it", async () => {
    const { call, preflight } = await listen(options);
    const asked = await preflight("http://127.0.0.1:4000");
    const answered = await call("http://127.0.0.1:4000");
    expect(asked.status).toBe(404);
    for (const { headers } of [asked, answered]) {
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });
});

describe("the sandbox's own pages", () => {
  test("activity closed to pages of origins that are allowed, and to names that are made to point here", async () => {
    const { listening } = await listen({ allowOrigins: ["http://127.0.0.1:3000"] });
    const page = `${listening.console}/reset`;
    const crossSite = await fetch(page, { method: "POST", headers: { Origin: "http://127.0.0.1:3000" } });
    expect([crossSite.status, crossSite.headers.get("Access-Control-Allow-Origin")]).toEqual([403, null]);
    expect((await fetch(page, { method: "POST" })).status).toBe(200);
  });

  test("are not there without control: the platform's own 404", async () => {
    const { listening } = await listen({ control: false });
    expect(listening.console).toBeUndefined();
    const response = await fetch(new URL("/_sandbox/state", listening.url));
    expect([response.status, response.headers.get("Content-Type")]).toEqual([404, "text/html;charset=utf-8"]);
  });
});
