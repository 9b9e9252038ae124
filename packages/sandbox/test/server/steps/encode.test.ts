import { describe, expect, test } from "vitest";
import { OPERATION_NAMES, planFor, toRequest } from "../../support/plan.js";
import { DECLARATION, readReply, send } from "../../support/reply.js";
import { createTestSandbox, MINUTE } from "../../support/test-sandbox.js";

describe("replies", () => {
  test("a failure is its code and its text, nothing else", async () => {
    const { sandbox } = createTestSandbox();
    const json = await send(sandbox, { ...planFor("getAccountInfo", "json"), token: "wrong" });
    expect(JSON.parse(json.text)).toEqual({ statusCode: "111109", statusMsg: json.statusMsg });
    const xml = await send(sandbox, { ...planFor("getAccountInfo", "xml"), token: "wrong" });
    expect(xml.text).toBe(
      `${DECLARATION}<Response><statusCode>111109</statusCode><statusMsg>${json.statusMsg}</statusMsg></Response>`,
    );
    expect(json.statusMsg).toMatch(/^【账号】/);
  });

  test.each(OPERATION_NAMES)("%s: Date follows the sandbox's clock, in success and failure", async (name) => {
    const { sandbox, clock } = createTestSandbox();
    const dates = async (): Promise<(string | null)[]> => {
      const good = await readReply(await sandbox.fetch(toRequest(planFor(name))));
      const bad = await readReply(await sandbox.fetch(toRequest({ ...planFor(name), token: "wrong" })));
      return [good, bad].map(({ response }) => response.headers.get("Date"));
    };
    expect(await dates()).toEqual(Array(2).fill("Thu, 29 Feb 2024 04:00:00 GMT"));
    clock.advance(MINUTE);
    expect((await dates()).at(1)).toBe("Thu, 29 Feb 2024 04:01:00 GMT");
  });

  test("no header of ours beyond the two", async () => {
    const { sandbox } = createTestSandbox();
    const response = await sandbox.fetch(toRequest(planFor("sendTemplateSms")));
    expect([...response.headers.keys()].sort()).toEqual(["content-type", "date"]);
  });
});

describe("unknown paths are a 404 page in HTML", () => {
  const SID = "a".repeat(32);
  test.each([
    ["GET", "/"],
    ["GET", "/favicon.ico"],
    ["GET", "/2013-12-26"],
    ["GET", `/2013-12-26/Accounts/${SID}`],
    ["GET", `/2013-12-26/accounts/${SID}/AccountInfo`],
    ["POST", `/2013-12-26/Accounts/${SID}/AccountInfo`],
    ["GET", `/2013-12-26/Accounts/${SID}/SMS/TemplateSMS`],
    ["PUT", `/2013-12-26/Accounts/${SID}/SMS/TemplateSMS`],
    ["POST", `/2013-12-26/Accounts/${SID}/SMS/templatesms`],
    ["POST", `/2013-12-26/Accounts/${SID}/SMS/TemplateSMS/more`],
    ["POST", `/2013-12-26/Accounts/${SID}/Calls/Callback`],
    ["GET", `/2013-12-26/SubAccounts/${SID}/AccountInfo`],
    ["POST", `/2013-12-26/Accounts/${SID}/toString`],
    ["GET", "/__sandbox/state"],
    ["GET", "/2013-12-26/_sandbox/state"],
  ])("%s %s", async (method, path) => {
    const { sandbox } = createTestSandbox();
    const response = await sandbox.fetch(
      new Request(`http://platform.test${path}?sig=x`, { method, headers: { Accept: "application/json" } }),
    );
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toMatch(/^text\/html/);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>.*404/s);
  });

  test("another version is 111110 before the path is looked at", async () => {
    const { sandbox } = createTestSandbox();
    const plan = { ...planFor("getAccountInfo"), version: "2013-03-22", rest: "/Nothing/Here" };
    expect((await send(sandbox, plan)).statusCode).toBe("111110");
  });
});
