import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { callback, isCloopenConfigError, sendTemplateSms } from "../src/index.js";
import { createPathClient } from "../src/paths/index.js";
import { json } from "./support/answers.js";
import { caught } from "./support/caught.js";
import { makeClient } from "./support/make-client.js";
import { SUB_ACCOUNT, SUB_AUTHORIZATION, SUB_SIG } from "./support/synthetic-account.js";
import { startWireServer } from "./support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const CALL = { from: "01012345678", to: "13800138000" };
const PATH = "/SubAccounts/{subAccountSid}/Calls/Callback";

describe("a sub-account's client", () => {
  it("signs on the SubAccounts path with its own id and token", async () => {
    server.answer(json({ statusCode: "000000", CallBack: { callSid: "7" } }));
    const result = await callback(makeClient(server).subAccount(SUB_ACCOUNT), CALL);
    const { target, headers, body } = server.theRequest();
    expect(target).toBe(`/2013-12-26/SubAccounts/${SUB_ACCOUNT.sid}/Calls/Callback?sig=${SUB_SIG}`);
    expect(headers.get("authorization")).toBe(SUB_AUTHORIZATION);
    expect(JSON.parse(body.toString())).toStrictEqual(CALL);
    expect(result).toStrictEqual({ callSid: "7" });
  });

  it("signs calls of paths, too", async () => {
    await createPathClient(makeClient(server).subAccount(SUB_ACCOUNT)).POST(PATH, { body: CALL });
    expect(server.theRequest().target).toBe(`/2013-12-26/SubAccounts/${SUB_ACCOUNT.sid}/Calls/Callback?sig=${SUB_SIG}`);
  });

  it("writes the root CallBack in XML, though the path says Callback", async () => {
    await callback(makeClient(server).subAccount(SUB_ACCOUNT), CALL, { format: "xml" });
    expect(server.theRequest().body.toString()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><CallBack><from>01012345678</from><to>13800138000</to></CallBack>',
    );
  });

  it("has its id and level", () => {
    const main = makeClient(server, { format: "xml" });
    expect(main.level).toBe("account");
    expect(main.subAccount(SUB_ACCOUNT)).toMatchObject({
      sid: SUB_ACCOUNT.sid,
      level: "subAccount",
      baseUrl: main.baseUrl,
    });
  });

  it("keeps the settings of the client that made it", async () => {
    await callback(makeClient(server, { format: "xml" }).subAccount(SUB_ACCOUNT), CALL);
    expect(server.theRequest().headers.get("content-type")).toBe("application/xml;charset=utf-8");
  });

  it.each([
    ["a short id", { sid: "7", token: SUB_ACCOUNT.token }],
    ["no id", { sid: "", token: SUB_ACCOUNT.token }],
    ["no token", { sid: SUB_ACCOUNT.sid, token: "" }],
    ["a blank in the token", { sid: SUB_ACCOUNT.sid, token: `${SUB_ACCOUNT.token} ` }],
  ])("rejects %s", async (_, credentials) => {
    expect(isCloopenConfigError(await caught(() => makeClient(server).subAccount(credentials)))).toBe(true);
  });
});

describe("the wrong level", () => {
  it("is rejected for a sub-account's operation on the main client, and sends nothing", async () => {
    const error = await caught(() => callback(makeClient(server), CALL));
    expect(isCloopenConfigError(error)).toBe(true);
    expect(String(error)).toContain("subAccount({ sid, token })");
    expect(server.connections).toBe(0);
  });

  it("is rejected for the main account's operation on a sub-account's client, and sends nothing", async () => {
    const sub = makeClient(server).subAccount(SUB_ACCOUNT);
    const error = await caught(() => sendTemplateSms(sub, { to: "1", templateId: "1" }));
    expect(isCloopenConfigError(error)).toBe(true);
    expect(server.connections).toBe(0);
  });

  it("is rejected for paths, too", async () => {
    expect(
      isCloopenConfigError(await caught(() => createPathClient(makeClient(server)).POST(PATH, { body: CALL }))),
    ).toBe(true);
    const sub = makeClient(server).subAccount(SUB_ACCOUNT);
    expect(
      isCloopenConfigError(await caught(() => createPathClient(sub).GET("/Accounts/{accountSid}/AccountInfo"))),
    ).toBe(true);
    expect(server.connections).toBe(0);
  });
});
