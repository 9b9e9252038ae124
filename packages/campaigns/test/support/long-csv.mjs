// Reads a CSV of so many lines, and says how many recipients it found and how much memory that took at most.
import { Readable } from "node:stream";
import { csvRecipients } from "@cloopen-rest/campaigns";

const LINES = Number(process.argv[2]);
const AT_ONCE = 1_000;

function* chunks() {
  yield Buffer.from("手机号,code\n");
  for (let first = 0; first < LINES; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, LINES - first);
    yield Buffer.from(
      Array.from({ length: count }, (_, index) => `${13_000_000_000 + first + index},${index}\n`).join(""),
    );
  }
}

globalThis.gc?.();
const before = process.memoryUsage.rss();
let most = before;
let found = 0;
for await (const _ of csvRecipients(Readable.from(chunks()), { to: "手机号", datas: ["code"] })) {
  found += 1;
  if (found % 50_000 === 0) most = Math.max(most, process.memoryUsage.rss());
}
process.stdout.write(JSON.stringify({ found, mb: Math.round((most - before) / 2 ** 20) }));
