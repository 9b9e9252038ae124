import createFetchClient, { type Client } from "openapi-fetch";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { isCloopenConfigError, type paths } from "../../src/index.js";
import { formatTimestamp, signing } from "../../src/signing.js";
import { http, json } from "../support/answers.js";
import { caught } from "../support/caught.js";
import {
  APP_ID,
  AUTHORIZATION,
  NOW,
  SID,
  SIG,
  SUB_ACCOUNT,
  SUB_AUTHORIZATION,
  SUB_SIG,
  TOKEN,
} from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const SMS = "/Accounts/{accountSid}/SMS/TemplateSMS";
const body = { to: "13800138000", appId: APP_ID, templateId: "1", datas: ["验证码", "😀"] };

function signedClient(now: () => number = () => NOW): Client<paths> {
  const api = createFetchClient<paths>({ baseUrl: server.baseUrl });
  api.use(signing({ sid: SID, token: TOKEN, now }));
  return api;
}

describe("signing() on a plain openapi-fetch client", () => {
  it("sends the body unchanged, with its length in bytes and not in chunks", async () => {
    await signedClient().POST(SMS, { params: { path: { accountSid: SID } }, body });
    const request = server.theRequest();
    expect(request.body.toString()).toBe(JSON.stringify(body));
    expect(request.headers.get("content-length")).toBe(String(Buffer.byteLength(JSON.stringify(body))));
    expect(request.headers.has("transfer-encoding")).toBe(false);
    expect(request.headers.get("content-type")).toBe("application/json");
  });

  it("puts sig into the query and Authorization into the headers", async () => {
    await signedClient().POST(SMS, { params: { path: { accountSid: SID } }, body });
    const request = server.theRequest();
    expect(request.target).toBe(`/2013-12-26/Accounts/${SID}/SMS/TemplateSMS?sig=${SIG}`);
    expect(request.headers.get("authorization")).toBe(AUTHORIZATION);
  });

  it("signs a GET, which has neither body nor length", async () => {
    await signedClient().GET("/Accounts/{accountSid}/AccountInfo", { params: { path: { accountSid: SID } } });
    const request = server.theRequest();
    expect(request.method).toBe("GET");
    expect(request.query.get("sig")).toBe(SIG);
    expect(request.headers.has("content-length")).toBe(false);
    expect(request.body).toHaveLength(0);
  });

  it("keeps the existing query", async () => {
    await signedClient().POST("/Accounts/{accountSid}/ivr/createconf", {
      params: { path: { accountSid: SID }, query: { maxmember: "5" } },
      body: { Appid: APP_ID, CreateConf: { maxmember: "5" } },
    });
    expect([...server.theRequest().query]).toStrictEqual([
      ["maxmember", "5"],
      ["sig", SIG],
    ]);
  });

  it("signs on the SubAccounts path with the sub-account's id and token", async () => {
    const api = createFetchClient<paths>({ baseUrl: server.baseUrl });
    api.use(signing({ ...SUB_ACCOUNT, now: () => NOW }));
    await api.POST("/SubAccounts/{subAccountSid}/Calls/Callback", {
      params: { path: { subAccountSid: SUB_ACCOUNT.sid } },
      body: { from: "01012345678", to: "13800138000" },
    });
    expect(server.theRequest().query.get("sig")).toBe(SUB_SIG);
    expect(server.theRequest().headers.get("authorization")).toBe(SUB_AUTHORIZATION);
  });

  it("uses one timestamp for sig and header", async () => {
    let ticks = 0;
    await signedClient(() => NOW + 1000 * ticks++).POST(SMS, { params: { path: { accountSid: SID } }, body });
    expect(ticks).toBe(1);
    expect(server.theRequest().query.get("sig")).toBe(SIG);
    expect(server.theRequest().headers.get("authorization")).toBe(AUTHORIZATION);
  });

  it("reads the clock for every request", async () => {
    let now = NOW;
    const api = signedClient(() => now);
    now += 48 * 60 * 60 * 1000;
    await api.POST(SMS, { params: { path: { accountSid: SID } }, body });
    const stamp = Buffer.from(server.theRequest().headers.get("authorization") ?? "", "base64").toString();
    expect(stamp).toBe(`${SID}:${formatTimestamp(now)}`);
  });

  it.each(["89abcdef0123456789abcdef01234567", SID.toUpperCase(), `${SID}0`, ""])(
    "rejects a path that names another id (%j), and sends nothing",
    async (accountSid) => {
      const error = await caught(() => signedClient().POST(SMS, { params: { path: { accountSid } }, body }));
      expect(isCloopenConfigError(error)).toBe(true);
      expect(server.connections).toBe(0);
    },
  );

  it("does not follow a redirect with the credential", async () => {
    server.answer(http({ status: 307, headers: { Location: "/2013-12-26/elsewhere" } }));
    const { response } = await signedClient().POST(SMS, { params: { path: { accountSid: SID } }, body });
    expect(response.status).toBe(307);
    expect(server.requests).toHaveLength(1);
  });

  it("passes the caller's signal on", async () => {
    const abort = new AbortController();
    server.answer(() => abort.abort(new Error("enough")));
    const call = () => signedClient().POST(SMS, { params: { path: { accountSid: SID } }, body, signal: abort.signal });
    expect(await caught(call)).toMatchObject({ message: "enough" });
  });

  it("does not change the response", async () => {
    const envelope = { statusCode: "000000", templateSMS: { smsMessageSid: "1", dateCreated: "20140416142031" } };
    server.answer(json(envelope));
    const { data } = await signedClient().POST(SMS, { params: { path: { accountSid: SID } }, body });
    expect(data).toStrictEqual(envelope);
  });
});
