import { createSandbox, type Sandbox } from "@cloopen-rest/sandbox";
import { freePort } from "@cloopen-rest/test-kit";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const SECRET = "s".repeat(32);
const HOOK_SECRET = `whsec_${Buffer.from(SECRET).toString("base64")}`;

/** All samples send through one sandbox; each has a number of its own. */
let sandbox: Sandbox;
let close: () => Promise<void>;
beforeAll(async () => {
  sandbox = createSandbox();
  const server = await sandbox.listen();
  close = () => server.close();
  const { accountSid, authToken, appId } = sandbox;
  for (const [name, value] of Object.entries({
    CLOOPEN_ACCOUNT_SID: accountSid,
    CLOOPEN_AUTH_TOKEN: authToken,
    CLOOPEN_APP_ID: appId,
    CLOOPEN_BASE_URL: server.url,
    VERIFY_SECRET: SECRET,
    CALLBACK_SECRET: SECRET,
    SEND_SMS_HOOK_SECRET: `v1,${HOOK_SECRET}`,
    LOGTO_TOKEN: "Bearer logto",
  }))
    vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await close();
});

const codesFor = (number: string): readonly (string | undefined)[] =>
  [...sandbox.state.messages.values()].filter(({ to }) => to.includes(number)).map(({ datas }) => datas[0]);

interface Closable {
  close(): unknown;
}
interface Listening extends Closable {
  readonly listening: boolean;
  once(event: "listening", listener: () => void): unknown;
}

/** Imports a sample, which then listens on a port of its own. */
async function listen(load: () => Promise<{ server: Listening } | { app: Closable }>) {
  const port = await freePort();
  vi.stubEnv("PORT", String(port));
  const sample = await load();
  if ("server" in sample && !sample.server.listening)
    await new Promise<void>((resolve) => sample.server.once("listening", resolve));
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", connection: "close", ...headers },
      body: JSON.stringify(body),
    });
  const get = async (path: string): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}${path}`)).json();
  return { post, get, close: async () => void (await ("server" in sample ? sample.server : sample.app).close()) };
}

describe.each([
  ["express", "13800138001", () => import("../../samples/one-time-codes/express.js")],
  ["fastify", "13900138002", () => import("../../samples/one-time-codes/fastify.js")],
  ["nestjs", "13700138003", () => import("../../samples/one-time-codes/nestjs.js")],
  ["hono", "13600138004", () => import("../../samples/one-time-codes/hono.js")],
] as const)("the sample of %s", (_, number, load) => {
  let app: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    app = await listen(load);
  });
  afterAll(() => app.close());

  it("sends a code, follows its delivery, limits the next, and judges what comes back", async () => {
    const malformed = await app.post("/codes", { to: "12345" });
    expect([malformed.status, await malformed.json()]).toEqual([422, { reason: "malformed-number" }]);
    const started = await app.post("/codes", { to: number });
    expect(started.status).toBe(202);
    const { deliveryId } = await started.json();
    expect(await app.get(`/codes/${deliveryId}`)).toMatchObject({ status: "pending", offerVoice: false });
    const limited = await app.post("/codes", { to: `+86 ${number}` });
    expect([limited.status, Number(limited.headers.get("retry-after"))]).toEqual([429, expect.closeTo(60, -1.5)]);

    const Request = { action: "SMSArrived", smsType: "1", content: "a".repeat(32), fromNum: number };
    const report = { Request: { ...Request, status: "1", reqId: deliveryId } };
    expect((await app.post(`/cloopen/${"x".repeat(32)}`, report)).status).toBeGreaterThanOrEqual(400);
    expect(await app.get(`/codes/${deliveryId}`)).toMatchObject({ status: "pending" });
    expect((await app.post(`/cloopen/${SECRET}`, report)).status).toBe(200);
    expect(await app.get(`/codes/${deliveryId}`)).toEqual({ status: "undelivered", offerVoice: true });

    const [code] = codesFor(number);
    for (const status of [204, 403]) expect((await app.post("/codes/check", { to: number, code })).status).toBe(status);
    expect(codesFor(number)).toHaveLength(1);
  });
});

describe("the sample of Supabase", () => {
  const event = { user: { id: "6481a5c1", phone: "8613400138006" }, sms: { otp: "271828" } };
  let app: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    app = await listen(() => import("../../samples/one-time-codes/supabase.js"));
  });
  afterAll(() => app.close());
  const signed = (id: string, body: object, at = new Date()) => ({
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(HOOK_SECRET).sign(id, at, JSON.stringify(body)),
  });

  it("sends the code of a signed event once, though Supabase repeats it under another id", async () => {
    for (const id of ["1", "2"]) {
      const sent = await app.post("/", event, signed(id, event));
      expect([sent.status, sent.headers.get("content-type")]).toEqual([200, "application/json"]);
      expect(await sent.json()).toEqual({});
    }
    expect(codesFor("13400138006")).toEqual(["271828"]);
  });

  it("tells Supabase why nothing was sent, in a way that is not repeated", async () => {
    const another = { ...event, sms: { otp: "161803" } };
    const limited = await app.post("/", another, signed("3", another));
    const error = { http_code: 429, message: "Too many codes: number" };
    expect([limited.status, await limited.json()]).toEqual([200, { error }]);
    const malformed = { ...event, user: { id: "x" } };
    const rejected = await app.post("/", malformed, signed("4", malformed));
    expect(await rejected.json()).toMatchObject({ error: { http_code: 422 } });
  });

  it("sends nothing without a signature, with another one, or with one of yesterday", async () => {
    const forged = { ...event, user: { id: "y", phone: "8613300138006" } };
    for (const headers of [{}, signed("5", event), signed("6", forged, new Date(Date.now() - 86_400_000))])
      expect((await app.post("/", forged, headers)).status).toBe(401);
    expect(codesFor("13300138006")).toEqual([]);
  });
});

describe("the sample of Logto", () => {
  const message = { to: "+8613200138007", type: "SignIn", payload: { code: "141421" }, ip: "192.0.2.9" };
  let app: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    app = await listen(() => import("../../samples/one-time-codes/logto.js"));
  });
  afterAll(() => app.close());

  it("sends the code of Logto, and nothing without its token", async () => {
    for (const authorization of ["", "Bearer other"])
      expect((await app.post("/logto/sms", message, { authorization })).status).toBe(401);
    expect(codesFor("13200138007")).toEqual([]);
    const headers = { authorization: "Bearer logto" };
    expect((await app.post("/logto/sms", message, headers)).status).toBe(204);
    expect(codesFor("13200138007")).toEqual(["141421"]);
    const another = { ...message, payload: { code: "173205" } };
    expect((await app.post("/logto/sms", another, headers)).status).toBe(429);
    expect((await app.post("/logto/sms", { ...message, to: "1" }, headers)).status).toBe(422);
  });
});
