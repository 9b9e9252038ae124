import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { createSandbox } from "@cloopen-rest/sandbox";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN, SMS } from "../account.js";
import { compare, median, quantile } from "../compare.js";
import type { Findings } from "../group.js";
import { startProgram } from "../start-program.js";

const CONCURRENCY = 16;
const STORED = 100_000;

/** The sandbox over loopback against a bare handler, and how its time and memory grow with what it stores. */
export async function measureSandbox(): Promise<Findings> {
  const rate = await measureRate();
  const growth = await measureGrowth();
  return { figures: { ...rate.figures, ...growth.figures }, rows: [...rate.rows, ...growth.rows] };
}

async function measureRate(): Promise<Findings> {
  const bin = createRequire(import.meta.url)
    .resolve("@cloopen-rest/sandbox")
    .replace(/index\.js$/, "cli/main.js");
  const ids = ["--account-sid", ACCOUNT_SID, "--auth-token", AUTH_TOKEN, "--app-id", APP_ID];
  const sandbox = await startProgram(bin, ["--port", "0", ...ids]);
  const bare = await startProgram(fileURLToPath(new URL("bare-server.js", import.meta.url)));
  try {
    const latencies: number[] = [];
    const sandboxUrl = String(sandbox.ready["url"]);
    const bareUrl = `http://127.0.0.1:${bare.ready["port"]}/2013-12-26`;
    const { first, second, ratio } = await compare(load(bareUrl, []), load(sandboxUrl, latencies), {
      times: 1_600,
      rounds: 9,
    });
    return {
      figures: { sandboxVsBare: ratio },
      rows: [
        { what: "bare Hono", "requests/s": Math.round(1e6 / first) },
        {
          what: "sandbox",
          "requests/s": Math.round(1e6 / second),
          "p50 ms": quantile(latencies, 0.5),
          "p99 ms": quantile(latencies, 0.99),
        },
      ],
    };
  } finally {
    sandbox.stop();
    bare.stop();
  }
}

/** Sends SMS to a server, some at a time, on connections that are kept. */
function load(baseUrl: string, latencies: number[]): (times: number) => Promise<void> {
  return async (times) => {
    let left = times;
    const worker = async (): Promise<void> => {
      while (left-- > 0) {
        const start = performance.now();
        const { url, init } = smsRequest(baseUrl);
        const response = await fetch(url, init);
        await response.text();
        latencies.push(performance.now() - start);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  };
}

async function measureGrowth(): Promise<Findings> {
  const sandbox = createSandbox({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID });
  const send = async (times: number): Promise<void> => {
    for (let at = 0; at < times; at++) {
      const { url, init } = smsRequest("http://127.0.0.1/2013-12-26");
      const reply = await (await sandbox.fetch(new Request(url, init))).text();
      if (!reply.includes("000000")) throw new Error(`the sandbox refused: ${reply}`);
    }
  };
  const perSend = async (): Promise<number> => {
    const batches: number[] = [];
    for (let at = 0; at < 10; at++) {
      const start = performance.now();
      await send(200);
      batches.push(((performance.now() - start) * 1000) / 200);
    }
    return median(batches);
  };
  await send(3_000);
  sandbox.reset();
  await send(100);
  const heapBefore = process.memoryUsage().heapUsed;
  const atFirst = await perSend();
  await send(STORED - 2_100);
  const inTheEnd = await perSend();
  const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
  return {
    figures: { sandboxGrowth: inTheEnd / atFirst },
    rows: [
      { what: "a send, 100 stored", µs: atFirst },
      { what: `a send, ${STORED} stored`, µs: inTheEnd, "heap MB": heapMb },
    ],
  };
}

function smsRequest(baseUrl: string): { url: string; init: RequestInit } {
  const { sig, authorization } = sign({ sid: ACCOUNT_SID, token: AUTH_TOKEN }, formatTimestamp(Date.now()));
  return {
    url: `${baseUrl}/Accounts/${ACCOUNT_SID}/SMS/TemplateSMS?sig=${sig}`,
    init: {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json;charset=utf-8",
        Authorization: authorization,
      },
      body: JSON.stringify({ ...SMS, appId: APP_ID }),
    },
  };
}
