import { smsRequest } from "../sms-request.js";
import { RawConnection } from "./raw-connection.js";
import type { LoadOrder } from "./start-load.js";

// A process of its own, forked: sends as many SMS as a message says, some at a time, each connection one after the other, and returns how long each took.
const CONCURRENCY = 16;
const connections = new Map<string, Promise<readonly RawConnection[]>>();

process.on("message", (order: LoadOrder) => {
  send(order).then(
    (latencies) => process.send?.({ latencies }),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));

async function send({ baseUrl, times, expected }: LoadOrder): Promise<readonly number[]> {
  const request = bytesOf(baseUrl);
  const opened = connections.get(baseUrl) ?? openAll(Number(new URL(baseUrl).port));
  connections.set(baseUrl, opened);
  const latencies: number[] = [];
  let left = times;
  const work = async (connection: RawConnection): Promise<void> => {
    while (left-- > 0) {
      const start = performance.now();
      const body = await connection.exchange(request);
      latencies.push(performance.now() - start);
      if (!body.includes(expected)) throw new Error(`answered with ${body}`);
    }
  };
  await Promise.all((await opened).map(work));
  return latencies;
}

function openAll(port: number): Promise<readonly RawConnection[]> {
  return Promise.all(Array.from({ length: CONCURRENCY }, () => RawConnection.open(port)));
}

/** The whole request as it goes over the wire, made once a batch: a signature holds for a day. */
function bytesOf(baseUrl: string): Buffer {
  const { url, init } = smsRequest(baseUrl);
  const { pathname, search, host } = new URL(url);
  const headers = { Host: host, ...init.headers, "Content-Length": `${Buffer.byteLength(init.body)}` };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${pathname}${search} HTTP/1.1\r\n${lines.join("")}\r\n${init.body}`);
}
