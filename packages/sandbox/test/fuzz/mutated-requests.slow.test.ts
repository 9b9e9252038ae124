import { createRequire } from "node:module";
import { connect } from "node:net";
import { type Content, type Example, listOperations, readContract, resolve } from "@cloopen-rest/spec/model";
import { expect, test } from "vitest";
import type { Format } from "../../src/server/format.js";
import { bytesOf, OPERATION_NAMES, type Plan, planFor, stamp, toRequest } from "../support/plan.js";
import { APP_ID, createTestSandbox, MAIN, NOON, SUB } from "../support/test-sandbox.js";
import { createRandom, mutate } from "./mutate.js";

/** `CLOOPEN_FUZZ=100000` sends so many requests; `CLOOPEN_FUZZ_SEED` chooses others. */
const REQUESTS = Number(process.env["CLOOPEN_FUZZ"] ?? 2_000);
const SEED = Number(process.env["CLOOPEN_FUZZ_SEED"] ?? 1);
const AT_ONCE = 40;
/** A request without a reply by then hangs. Generous: machines are busy. */
const HANG_MS = 20_000;

const HOSTS = ["127.0.0.1", "app.cloopen.com:8883", "1a7.0.0.1", "127..1", "localhost", "[::1]", "a b", ""];

const CONTRACT = readContract(createRequire(import.meta.url)("@cloopen-rest/spec/openapi.en.json"));

/** One message of every operation, in both formats, as the contract's examples have them. */
function corpus(): readonly Plan[] {
  const plans = OPERATION_NAMES.flatMap((name) => (["json", "xml"] as const).map((format) => planFor(name, format)));
  for (const { path, method, level, described } of listOperations(CONTRACT)) {
    const rest = path.replace(/^\/\w+\/\{\w+\}/, "");
    const { sid, token } = level === "subAccount" ? SUB : MAIN;
    for (const format of ["json", "xml"] as const) {
      const body = exampleOf(described.requestBody, format);
      const base = { ...planFor("sendTemplateSms", format), timestamp: stamp(NOON), sid, token, rest };
      plans.push({
        ...base,
        level: level === "subAccount" ? "SubAccounts" : "Accounts",
        method,
        body: body?.replaceAll(/[0-9a-f]{32}/g, APP_ID),
      });
    }
  }
  return plans;
}

function exampleOf(body: Content | undefined, format: Format): string | undefined {
  const [example] = Object.values(body?.content?.[`application/${format}`]?.examples ?? {});
  if (example === undefined) return undefined;
  const { value } = resolve<Example>(CONTRACT, example);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Sends bytes over a connection of their own; all that comes back. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let reply = "";
    const timer = setTimeout(() => {
      reply = `HANGS after ${JSON.stringify(reply)}`;
      socket.destroy();
    }, HANG_MS);
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      reply += String(chunk);
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(reply);
    });
    socket.end(bytes);
  });
}

test.each([false, true])(
  "mutated requests get no HTTP 500, and none hangs or ends the sandbox: strict %s",
  async (strict) => {
    const { sandbox } = createTestSandbox({ strict, ivrUrl: "http://127.0.0.1:9/ivr" });
    const listening = await sandbox.listen();
    const port = Number(new URL(listening.url).port);
    const random = createRandom(SEED + Number(strict));
    const plans = corpus();
    const statuses = new Map<string, number>();
    const failures: unknown[] = [];
    const pick = <Item>(items: readonly Item[]): Item => {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new Error("the list is empty");
      return item;
    };
    /** The body is changed, with a length that is true; or anything of the request. */
    const next = (): string => {
      const plan = pick(plans);
      if (random() < 0.5) return bytesOf({ ...plan, body: mutate(plan.body ?? "", random) });
      return mutate(bytesOf(plan, undefined, pick(HOSTS)), random);
    };
    try {
      for (let sent = 0; sent < REQUESTS / 2; sent += AT_ONCE) {
        const batch = Array.from({ length: AT_ONCE }, next);
        const replies = await Promise.all(batch.map((bytes) => exchange(port, bytes)));
        for (const [at, reply] of replies.entries()) {
          const status = /^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1] ?? reply.slice(0, 5);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (/^HTTP\/1\.1 5\d\d/m.test(reply) || reply.startsWith("HANGS")) failures.push([batch[at], reply]);
        }
      }
      const alive = await fetch(toRequest({ ...planFor("getAccountInfo"), origin: new URL(listening.url).origin }));
      expect(await alive.text()).toContain('"statusCode":"000000"');
    } finally {
      await listening.close();
    }
    if (REQUESTS > 2_000) console.info(`strict ${strict}:`, Object.fromEntries(statuses));
    expect(failures.slice(0, 5)).toEqual([]);
    // Most are read as far as the envelope; were they not, the mutations would be too coarse to find anything.
    expect(statuses.get("200") ?? 0).toBeGreaterThan(REQUESTS / 6);
  },
  1_800_000,
);
