import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "../account.js";
import { compare, quantile, type Work } from "../compare.js";
import type { Findings } from "../group.js";
import { type Load, startLoad } from "../load/start-load.js";
import { startProgram } from "../start-program.js";

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
  const sandbox = await startProgram(bin, ["--port", "0", ...ids]);
  const bare = await startProgram(fileURLToPath(new URL("bare-server.js", import.meta.url)));
  const load = startLoad();
  try {
    const bareLatencies: number[] = [];
    const latencies: number[] = [];
    const { first, second, ratio } = await compare(
      sending(load, `http://127.0.0.1:${bare.ready["port"]}/2013-12-26`, '"length"', bareLatencies),
      sending(load, String(sandbox.ready["url"]), "000000", latencies),
      { times: 800, rounds: 50 },
    );
    const row = (what: string, µs: number, each: readonly number[]) => ({
      what,
      "requests/s": Math.round(1e6 / µs),
      "p50 ms": quantile(each, 0.5),
      "p99 ms": quantile(each, 0.99),
    });
    return {
      figures: { sandboxVsBare: ratio },
      rows: [row("bare Hono, 16 at a time", first, bareLatencies), row("sandbox, 16 at a time", second, latencies)],
    };
  } finally {
    load.stop();
    sandbox.stop();
    bare.stop();
  }
}

function sending(load: Load, baseUrl: string, expected: string, latencies: number[]): Work {
  return async (times) => void latencies.push(...(await load.send({ baseUrl, times, expected })));
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
