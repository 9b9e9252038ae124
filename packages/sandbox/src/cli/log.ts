import { memoizeLast } from "../kernel/memoize-last.js";
import { readableTime } from "../kernel/times.js";

let waiting = "";
let flushedAtExit = false;

/**
 * Writes one line to stderr, with the machine's time, as it is in Beijing. Lines of one turn of the
 * event loop go out together, for under load a write for each takes a twelfth of the time. What still
 * waits when the process ends goes out then.
 */
export function log(line: string): void {
  if (waiting === "") setImmediate(flush);
  if (!flushedAtExit) process.once("exit", flush);
  flushedAtExit = true;
  waiting += `${timeOf(Math.floor(Date.now() / 1_000))} ${line}\n`;
}

const timeOf = memoizeLast((seconds: number): string => readableTime(seconds * 1_000));

function flush(): void {
  if (waiting !== "") process.stderr.write(waiting);
  waiting = "";
}
