import { request } from "node:http";
import { afterAll, describe, expect, it } from "vitest";
import { openStage } from "../../src/runtimes/open-stage.js";
import { smoke } from "../../src/runtimes/smoke/smoke.js";

const stage = await openStage();
afterAll(() => stage.close());

describe("the suite, in this process", () => {
  it("passes", async () => {
    const subpaths = { "./xml": () => import("@cloopen-rest/client/xml") };
    const { runtime, cases } = await smoke(stage.facts, subpaths);
    expect(runtime).toBe(`Node.js ${process.version}`);
    expect(cases.length).toBeGreaterThan(10);
    expect(cases.filter(({ error }) => error !== undefined)).toEqual([]);
  });

  it("tells what fails, and goes on", async () => {
    const { cases } = await smoke({ ...stage.facts, authToken: "x".repeat(32) }, { "./none": async () => ({}) });
    const errors = new Map(cases.map(({ name, error }) => [name, error]));
    expect(errors.get("loads ./none")).toContain("exports nothing");
    expect(errors.get("JSON call")).toContain("111109");
    expect(errors.get("signing vectors")).toBeUndefined();
  });
});

describe("the stage", () => {
  it("rejects a body without a length", async () => {
    const { baseUrl } = stage.facts;
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${baseUrl}/Accounts/x/SMS/TemplateSMS`, { method: "POST" });
      sent.on("response", (response) => resolve(response.resume().statusCode)).on("error", reject);
      sent.write("{}");
      sent.end("\n");
    });
    expect(status).toBe(411);
  });

  it("shows a page and its script in the sandbox's origin", async () => {
    const origin = stage.serveScript("export {};");
    expect(stage.facts.baseUrl.startsWith(origin)).toBe(true);
    expect(await (await fetch(origin)).text()).toContain("<!doctype html>");
    expect(await (await fetch(`${origin}/smoke.js`)).text()).toBe("export {};");
  });
});
