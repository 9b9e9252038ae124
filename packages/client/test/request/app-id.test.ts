import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  createClient,
  createConference,
  isCloopenConfigError,
  listSubAccounts,
  sendTemplateSms,
} from "../../src/index.js";
import { createPathClient } from "../../src/paths/index.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { APP_ID, OTHER_APP_ID, SID, TOKEN } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const SMS = { to: "13800138000", templateId: "1" };
const sentBody = (): unknown => JSON.parse(server.theRequest().body.toString());

describe("fills in the client's application", () => {
  it("as appId", async () => {
    await sendTemplateSms(makeClient(server), SMS);
    expect(sentBody()).toMatchObject({ appId: APP_ID });
  });

  it("as Appid under ivr/", async () => {
    await createConference(makeClient(server), {}, { format: "json" });
    expect(sentBody()).toStrictEqual({ Appid: APP_ID, CreateConf: {} });
  });

  it("in a call without arguments", async () => {
    await listSubAccounts(makeClient(server));
    expect(sentBody()).toStrictEqual({ appId: APP_ID });
  });

  it("for calls of paths", async () => {
    await createPathClient(makeClient(server)).POST("/Accounts/{accountSid}/SMS/TemplateSMS", { body: SMS });
    expect(sentBody()).toMatchObject({ appId: APP_ID });
  });

  it("without modifying the caller's object", async () => {
    const params = Object.freeze({ ...SMS });
    await sendTemplateSms(makeClient(server), params);
    expect(params).toStrictEqual(SMS);
  });
});

describe("prefers the application of the call", () => {
  it("as appId", async () => {
    await sendTemplateSms(makeClient(server), { ...SMS, appId: OTHER_APP_ID });
    expect(sentBody()).toMatchObject({ appId: OTHER_APP_ID });
  });

  it("as Appid, beside the fields of the command", async () => {
    await createConference(makeClient(server), { Appid: OTHER_APP_ID, maxmember: "5" }, { format: "json" });
    expect(sentBody()).toStrictEqual({ Appid: OTHER_APP_ID, CreateConf: { maxmember: "5" } });
  });
});

describe("rejects a call without an application", () => {
  it.each([
    ["sendTemplateSms", (client: ReturnType<typeof createClient>) => sendTemplateSms(client, SMS)],
    ["createConference", (client: ReturnType<typeof createClient>) => createConference(client)],
  ])("of %s with advice, and sends nothing", async (_, call) => {
    vi.stubEnv("CLOOPEN_APP_ID", "");
    const client = createClient({ accountSid: SID, authToken: TOKEN, baseUrl: server.baseUrl });
    const error = await caught(() => call(client));
    expect(isCloopenConfigError(error)).toBe(true);
    expect(String(error)).toContain("CLOOPEN_APP_ID");
    expect(server.connections).toBe(0);
  });
});

describe("copies a field of the command into the query", () => {
  it("with the value of maxmember", async () => {
    await createConference(makeClient(server), { maxmember: "7" });
    expect(server.theRequest().query.get("maxmember")).toBe("7");
  });

  it("only when the field is set", async () => {
    await createConference(makeClient(server), {});
    expect(server.theRequest().query.has("maxmember")).toBe(false);
  });

  it("unless the call of a path sets it", async () => {
    await createPathClient(makeClient(server)).POST("/Accounts/{accountSid}/ivr/createconf", {
      params: { query: { maxmember: "9" } },
      body: { CreateConf: { maxmember: "7" } },
    });
    expect(server.theRequest().query.get("maxmember")).toBe("9");
  });
});
