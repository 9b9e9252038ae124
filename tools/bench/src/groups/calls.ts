import { fileURLToPath } from "node:url";
import { openToolbox } from "@cloopen-rest/compat/toolbox";
import { bareFetch, bareNodeHttp, type Caller, ours, stripe } from "../callers.js";
import { compareWorks, race, rangeColumn, type Work } from "../compare.js";
import type { Findings } from "../group.js";
import { PEER_LIST } from "../peer-list.js";
import { startProgram } from "../start-program.js";

/** V8 takes some 3,000 calls to compile what a call runs through; until then it is interpreted. */
const OPTIONS = { times: 40, rounds: 120, warmUps: 90 };
const CONCURRENCY = 64;

/** One call through the client against the same with less around it, on connections that are kept: all in turn, in one process. */
export async function measureCalls(): Promise<Findings> {
  const server = await startProgram(fileURLToPath(new URL("reply-server.js", import.meta.url)));
  const toolbox = await openToolbox(PEER_LIST, console.log);
  try {
    const baseUrl = `http://127.0.0.1:${server.ready["port"]}/2013-12-26`;
    const one = await measureOneByOne(baseUrl, typeof toolbox === "string" ? undefined : toolbox.folder);
    const many = await measureMany(baseUrl);
    return {
      figures: { ...one.figures, ...many.figures },
      rows: [...one.rows, ...many.rows],
      notes:
        typeof toolbox === "string" ? [`callVsStripe was not measured: npm could not install it (${toolbox}).`] : [],
    };
  } finally {
    server.stop();
  }
}

async function measureOneByOne(baseUrl: string, peers: string | undefined): Promise<Findings> {
  const works: Record<string, Work> = {
    "ours, JSON": inTurn(ours(baseUrl, "json")),
    fetch: inTurn(bareFetch(baseUrl)),
    "ours, XML": inTurn(ours(baseUrl, "xml")),
    "node:http": inTurn(bareNodeHttp(baseUrl)),
    ...(peers !== undefined && { stripe: inTurn(stripe(baseUrl, peers)) }),
  };
  const timings = await race(works, OPTIONS);
  const rows = Object.keys(works).map((what) => {
    const { first, ratio, range } = compareWorks(timings, what, "fetch");
    return { what, "call µs": first, "÷ fetch": ratio, ...rangeColumn(range) };
  });
  return {
    figures: {
      callVsFetchJson: compareWorks(timings, "ours, JSON", "fetch").ratio,
      callVsFetchXml: compareWorks(timings, "ours, XML", "fetch").ratio,
      callVsNodeHttp: compareWorks(timings, "ours, JSON", "node:http").ratio,
      ...(peers !== undefined && { callVsStripe: compareWorks(timings, "ours, JSON", "stripe").ratio }),
    },
    rows,
  };
}

async function measureMany(baseUrl: string): Promise<Findings> {
  const client = "ours, 64 at a time";
  const bare = "node:http, 64 at a time";
  const works: Record<string, Work> = {
    [client]: atOnce(ours(baseUrl, "json")),
    [bare]: atOnce(bareNodeHttp(baseUrl)),
  };
  const timings = await race(works, { times: 128, rounds: 160, warmUps: 50 });
  const { ratio, range, first, second } = compareWorks(timings, bare, client);
  return {
    figures: { callsPerSecond64VsNodeHttp: ratio },
    rows: [
      { what: bare, "call µs": first },
      { what: client, "call µs": second, "node:http ÷ ours": ratio, ...rangeColumn(range) },
    ],
  };
}

function inTurn(call: Caller): Work {
  return async (times) => {
    for (let at = 0; at < times; at++) await call();
  };
}

function atOnce(call: Caller): Work {
  return async (times) => {
    let left = times;
    const work = async (): Promise<void> => {
      while (left-- > 0) await call();
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  };
}
