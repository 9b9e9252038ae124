import { createSandbox } from "@cloopen-rest/sandbox";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "../account.js";
import { median, quantile } from "../compare.js";
import { smsRequest } from "../sms-request.js";

// A process of its own, with --expose-gc: sends SMS to a sandbox within it and says what the first and the last ones took, and what memory it holds in the end.
const SENDS = 100_000;
const BATCH = 500;
const BATCHES = 10;

const sandbox = createSandbox({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID });

async function send(times: number): Promise<readonly number[]> {
  const latencies: number[] = [];
  for (let at = 0; at < times; at++) {
    const { url, init } = smsRequest("http://127.0.0.1/2013-12-26");
    const start = performance.now();
    const reply = await (await sandbox.fetch(new Request(url, init))).text();
    latencies.push(performance.now() - start);
    if (!reply.includes("000000")) throw new Error(`the sandbox rejected: ${reply}`);
  }
  return latencies;
}

/** The median of some batches, in microseconds of the processor a send, which neighbours on the machine hardly move, and each send's time in milliseconds. */
async function measure(): Promise<{ µs: number; latencies: readonly number[] }> {
  const batches: number[] = [];
  const latencies: number[] = [];
  for (let at = 0; at < BATCHES; at++) {
    const start = process.cpuUsage();
    latencies.push(...(await send(BATCH)));
    const { user, system } = process.cpuUsage(start);
    batches.push((user + system) / BATCH);
  }
  return { µs: median(batches), latencies };
}

function memory(): NodeJS.MemoryUsage {
  globalThis.gc?.();
  return process.memoryUsage();
}

// V8 takes some thousand sends to compile what they run through.
await send(6_000);
sandbox.reset();
await send(100);
const before = memory();
const first = await measure();
await send(SENDS - 100 - 2 * BATCH * BATCHES);
const last = await measure();
const after = memory();
console.log(
  JSON.stringify({
    firstUs: first.µs,
    lastUs: last.µs,
    p50Ms: quantile(last.latencies, 0.5),
    p99Ms: quantile(last.latencies, 0.99),
    heapMb: (after.heapUsed - before.heapUsed) / 2 ** 20,
    rssMb: after.rss / 2 ** 20,
  }),
);
