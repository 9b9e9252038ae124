import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as requestHttps } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { makeCertificate } from "../../src/server/make-certificate.js";
import { listenOnLoopback } from "../support/listen-on-loopback.js";
import { headersOf, type Plan, planFor, stamp, targetOf, toRequest } from "../support/plan.js";
import { type Ended, endAll, spawnCli } from "../support/spawn-cli.js";
import { APP_ID, MAIN, SUB } from "../support/test-sandbox.js";

const KNOWN = [
  "--port=0",
  `--account-sid=${MAIN.sid}`,
  `--auth-token=${MAIN.token}`,
  `--app-id=${APP_ID}`,
  `--sub-account=${SUB.sid}:${SUB.token}`,
];
const files = mkdtempSync(join(tmpdir(), "cloopen-sandbox-"));

afterAll(() => {
  endAll();
  rmSync(files, { recursive: true });
});

interface Ready {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly appId: string;
  readonly console: string;
}

const planNow = (name: Parameters<typeof planFor>[0], { url }: Ready): Plan => ({
  ...planFor(name, "json", Date.now()),
  origin: new URL(url).origin,
});

describe.concurrent("the bin", { timeout: 20_000 }, () => {
  test("says in one JSON line that it is ready, serves, and ends on SIGTERM with 0", async () => {
    const running = spawnCli("--port=0");
    const ready: Ready = JSON.parse(await running.ready);
    expect(Object.keys(ready)).toEqual(["url", "accountSid", "authToken", "appId", "console"]);
    expect(ready.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/2013-12-26$/);
    expect(ready.console).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/_sandbox$/);
    for (const id of [ready.accountSid, ready.authToken, ready.appId]) expect(id).toMatch(/^[0-9a-f]{32}$/);
    const plan = { ...planNow("getAccountInfo", ready), sid: ready.accountSid, token: ready.authToken };
    // A keep-alive connection is left open: it must not hold the process.
    expect(await (await fetch(toRequest(plan))).text()).toContain('"statusCode":"000000"');
    expect((await fetch(`${ready.console}/state`)).status).toBe(200);
    running.signal("SIGTERM");
    const { code, stdout } = await running.ended;
    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(stdout.endsWith("\n")).toBe(true);
  });

  test("a signal right behind the line finds it ready, too, and SIGINT is one", async () => {
    const running = spawnCli("--port=0");
    running.ready.then(() => running.signal("SIGINT"));
    const { code, signal } = await running.ended;
    expect({ code, signal }).toEqual({ code: 0, signal: null });
  });

  test("goes on when nobody reads its log any more", async () => {
    const running = spawnCli("--port=0");
    const { url }: Ready = JSON.parse(await running.ready);
    running.stopReading();
    // The first answer is logged in vain; the second shows that it lived.
    for (let at = 0; at < 2; at++) expect((await fetch(`${url}/nothing`)).status).toBe(404);
    running.signal("SIGTERM");
    expect(await running.ended).toMatchObject({ code: 0, signal: null });
  });

  test("logs each request on stderr, and never a token, a sig or an Authorization", async () => {
    const running = spawnCli(...KNOWN);
    const ready: Ready = JSON.parse(await running.ready);
    expect(ready).toMatchObject({ accountSid: MAIN.sid, authToken: MAIN.token, appId: APP_ID });
    const good = planNow("sendTemplateSms", ready);
    const plans: Plan[] = [
      good,
      { ...good, token: "wrong" },
      { ...good, body: `{'to':'1','token':'${MAIN.token}'}` },
      { ...good, query: (sign, at) => `?sig=${sign(at).toLowerCase()}` },
      planNow("createSubAccount", ready),
      planNow("callback", ready),
      { ...good, rest: "/Nothing" },
    ];
    const secrets = [MAIN.token, SUB.token];
    for (const plan of plans) {
      const request = toRequest(plan);
      secrets.push(new URL(request.url).searchParams.get("sig") ?? "", request.headers.get("Authorization") ?? "");
      const text = await (await fetch(request)).text();
      secrets.push(/"subToken":"(\w+)"/.exec(text)?.[1] ?? MAIN.token);
    }
    const stderr = await running.logged("→ 404");
    for (const code of ["→ 000000", "→ 111109"]) expect(stderr).toContain(code);
    running.signal("SIGTERM");
    const ended = await running.ended;
    for (const secret of secrets) {
      expect(secret).not.toBe("");
      expect(ended.stderr).not.toContain(secret);
    }
    expect(ended.stdout.trimEnd().split("\n")).toHaveLength(1);
  });

  test("--sub-account signs on its level; --strict rejects what is lenient", async () => {
    const running = spawnCli(...KNOWN, "--strict");
    const ready: Ready = JSON.parse(await running.ready);
    const plan = planNow("callback", ready);
    expect(await (await fetch(toRequest(plan))).text()).toContain('"statusCode":"000000"');
    const lower: Plan = { ...plan, query: (sign, at) => `?sig=${sign(at).toLowerCase()}` };
    expect(await (await fetch(toRequest(lower))).text()).toContain('"statusCode":"111109"');
    running.signal("SIGTERM");
    expect((await running.ended).code).toBe(0);
  });

  test("--seed makes credentials and ids again", async () => {
    const run = async (): Promise<readonly unknown[]> => {
      const running = spawnCli("--port=0", "--seed=42");
      const ready: Ready = JSON.parse(await running.ready);
      const { accountSid, authToken, appId } = ready;
      const plan = planNow("sendTemplateSms", ready);
      const request = toRequest({
        ...plan,
        sid: accountSid,
        token: authToken,
        body: plan.body?.replace(APP_ID, appId),
      });
      const reply = await (await fetch(request)).text();
      running.signal("SIGTERM");
      await running.ended;
      return [accountSid, authToken, appId, /"smsMessageSid":"(\w{32})"/.exec(reply)?.[1]];
    };
    const [one, other] = await Promise.all([run(), run()]);
    expect(one).toEqual(other);
    expect(one[3]).toBeDefined();
  });

  test("--speed lets its time run faster: an empty conference is gone after 60 ms", async () => {
    const running = spawnCli(...KNOWN, "--speed=10000", "--ivr-url=http://127.0.0.1:9/");
    const ready: Ready = JSON.parse(await running.ready);
    const { console: pages } = ready;
    // Its clock runs away from ours: the stamp is the one that its Date says.
    const date = Date.parse((await fetch(toRequest(planNow("getAccountInfo", ready)))).headers.get("Date") ?? "");
    const body = JSON.stringify({ Appid: APP_ID, CreateConf: { delreporturl: "gone" } });
    const request = toRequest({ ...planNow("createConference", ready), timestamp: stamp(date), body });
    expect(await (await fetch(request)).text()).toContain('"statusCode":"000000"');
    await running.logged("callback confDeleted");
    const { conferences } = JSON.parse(await (await fetch(`${pages}/state`)).text());
    expect(conferences).toEqual([]);
    running.signal("SIGTERM");
    await running.ended;
  });

  test.each(["self-signed", "given"])("--tls answers https, certificate %s", async (kind) => {
    const pair = await makeCertificate();
    const [cert, key] = [join(files, `${kind}.cert.pem`), join(files, `${kind}.key.pem`)];
    writeFileSync(cert, pair.cert);
    writeFileSync(key, pair.key);
    const running = spawnCli(...KNOWN, ...(kind === "given" ? [`--cert=${cert}`, `--key=${key}`] : ["--tls"]));
    const ready: Ready = JSON.parse(await running.ready);
    expect(ready.url).toMatch(/^https:/);
    expect(ready.console).toMatch(/^https:/);
    const plan = planNow("getAccountInfo", ready);
    const trust = kind === "given" ? { ca: pair.cert } : { rejectUnauthorized: false };
    const request = requestHttps(new URL(targetOf(plan), ready.url), {
      headers: headersOf(plan),
      agent: false,
      ...trust,
    });
    request.end();
    const [response] = await once(request, "response");
    let text = "";
    for await (const chunk of response) text += chunk;
    expect(text).toContain('"statusCode":"000000"');
    running.signal("SIGTERM");
    expect((await running.ended).code).toBe(0);
  });

  test("--help prints every flag on stdout and ends with 0", async () => {
    const { code, stdout, stderr } = await spawnCli("--help").ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("--sub-account SID:TOKEN");
  });

  test("a port in use ends with 1 and one line", async () => {
    const taken = createServer();
    const ended = await spawnCli(`--port=${await listenOnLoopback(taken)}`).ended;
    taken.close();
    expectOneLine(ended, 1);
    expect(ended.stderr).toMatch(/is in use \(EADDRINUSE\); --port 0 takes a free one$/m);
  });

  // Every wrong value of every flag is in options.test.ts: here, what becomes of the error.
  test.each([["--bogus"], ["--speed=0"]])("%s ends with 2 and one line", async (argument) => {
    const running = spawnCli("--port=0", argument);
    // A flag that is taken by mistake would leave it running.
    running.ready.then(
      () => running.signal("SIGTERM"),
      () => {},
    );
    expectOneLine(await running.ended, 2);
  });

  test.each([
    ["that does not exist", join(files, "missing.pem")],
    ["that holds no certificate", "text"],
  ])("--cert and --key with a file %s end with 2 and one line", async (_, file) => {
    const path = file === "text" ? join(files, "text.pem") : file;
    if (file === "text") writeFileSync(path, "no certificate\n");
    expectOneLine(await spawnCli("--port=0", `--cert=${path}`, `--key=${path}`).ended, 2);
  });
});

function expectOneLine({ code, stdout, stderr }: Ended, expected: number): void {
  expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
  expect(stderr).toMatch(/^cloopen-sandbox: [^\n]+\n$/);
}
