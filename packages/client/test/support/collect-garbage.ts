import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const gc: unknown = runInNewContext("gc");

/** Runs a garbage collection, so that retained memory can be measured. */
export function collectGarbage(): void {
  if (typeof gc !== "function") throw new Error("this Node has no gc");
  gc();
}
