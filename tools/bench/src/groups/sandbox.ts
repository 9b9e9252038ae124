import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "../account.js";
import { bareNodeHttp } from "../callers.js";
import { quietTime, type Work } from "../compare.js";
import type { Findings } from "../group.js";
import { type MeteredProgram, startMetered, startProgram } from "../start-program.js";

/** The sandbox over loopback against a bare handler, and how its time and memory grow with what it stores. */
export async function measureSandbox(): Promise<Findings> {
  const rate = await measureRate();
  const growth = await measureGrowth();
  return { figures: { ...rate.figures, ...growth.figures }, rows: [...rate.rows, ...growth.rows] };
}

async function measureRate(): Promise<Findings> {
  const bin = createRequire(import.meta.url)
    .resolve("@cloopen-rest/sandbox")
    .replace(/index\.c?js$/, "cli/main.js");
  const ids = ["--account-sid", ACCOUNT_SID, "--auth-token", AUTH_TOKEN, "--app-id", APP_ID];
  const sandbox = await startMetered(bin, ["--port", "0", ...ids]);
  const bare = await startMetered(fileURLToPath(new URL("bare-server.js", import.meta.url)));
  try {
    const [bareCost = Number.NaN, sandboxCost = Number.NaN] = await measureCosts([
      { program: bare, work: sending(`http://127.0.0.1:${bare.ready["port"]}/2013-12-26`, '"length"') },
      { program: sandbox, work: sending(String(sandbox.ready["url"]), '"000000"') },
    ]);
    return {
      figures: { sandboxVsBare: bareCost / sandboxCost },
      rows: [
        { what: "a request to a bare Hono, 16 at a time", "CPU µs": bareCost },
        { what: "a request to the sandbox, 16 at a time", "CPU µs": sandboxCost },
      ],
    };
  } finally {
    sandbox.stop();
    bare.stop();
  }
}

const BATCH = 800;
const ROUNDS = 50;
const WARM_UPS = 10;

/** A server, and what makes it work. */
interface Contender {
  readonly program: MeteredProgram;
  readonly work: Work;
}

/** Lets servers work in turn, and gives the microseconds of the processor that each takes for a request, in the rounds that the machine left alone. */
async function measureCosts(contenders: readonly Contender[]): Promise<readonly number[]> {
  const costs = contenders.map((): number[] => []);
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    for (const [index, { program, work }] of contenders.entries()) {
      const before = await program.cpuMicros();
      await work(BATCH);
      const cost = ((await program.cpuMicros()) - before) / BATCH;
      if (round >= 0) costs[index]?.push(cost);
    }
  }
  return costs.map(quietTime);
}

/** Sends SMS 16 at a time. A server that rejects is quick, so each response must contain the given text. */
function sending(baseUrl: string, expected: string): Work {
  const call = bareNodeHttp(baseUrl);
  return async (times) => {
    let left = times;
    const sendInTurn = async (): Promise<void> => {
      while (left-- > 0) {
        const response = JSON.stringify(await call());
        if (!response.includes(expected)) throw new Error(`the server responded with ${response}`);
      }
    };
    await Promise.all(Array.from({ length: 16 }, sendInTurn));
  };
}

async function measureGrowth(): Promise<Findings> {
  const path = fileURLToPath(new URL("growth-program.js", import.meta.url));
  const { ready, stop } = await startProgram(path, [], ["--expose-gc"]);
  stop();
  const said = (name: string): number => {
    const value = ready[name];
    if (typeof value !== "number") throw new Error(`growth-program says nothing of ${name}`);
    return value;
  };
  return {
    figures: { sandboxGrowth: said("lastUs") / said("firstUs") },
    rows: [
      { what: "a send within the process, the first 5,000", "CPU µs": said("firstUs") },
      {
        what: "the last 5,000 of 100,000",
        "CPU µs": said("lastUs"),
        "p50 ms": said("p50Ms"),
        "p99 ms": said("p99Ms"),
        "heap MB more": said("heapMb"),
        "RSS MB": said("rssMb"),
      },
    ],
  };
}
