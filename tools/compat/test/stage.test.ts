import { afterAll, describe, expect, it } from "vitest";
import { openStage } from "../src/stage.js";

const stage = await openStage({ strict: true, addMember: true });
afterAll(() => stage.close());

describe("the stage", () => {
  it("remembers what it was sent, and adds a member to replies in JSON", async () => {
    const url = `${stage.env["CLOOPEN_BASE_URL"]}/Accounts/${stage.env["CLOOPEN_ACCOUNT_SID"]}/AccountInfo?sig=0`;
    const reply: unknown = await (await fetch(url, { headers: { Accept: "application/json" } })).json();
    expect(reply).toMatchObject({ statusCode: expect.stringMatching(/^\d{6}$/), futureMember: { more: "1" } });
    const [exchange] = stage.exchanges;
    expect(exchange).toMatchObject({ method: "GET", path: expect.stringMatching(/\/AccountInfo$/) });
    expect(exchange?.headers["accept"]).toBe("application/json");
    expect(exchange?.reply).not.toHaveProperty("futureMember");
  });
});
