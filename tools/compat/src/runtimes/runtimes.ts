import { chromium } from "./chromium.js";
import { commandRuntime } from "./command-runtime.js";
import type { Runtime } from "./runtime.js";
import { jest, vitest } from "./test-runners.js";
import { workerd } from "./workerd.js";

/** With ids and address given, the client asks for no variable of the environment. Reading is for `require`, which asks for it. */
const DENO = ["run", "--no-remote", "--node-modules-dir=manual", "--allow-net=127.0.0.1", "--allow-read"];

/** Every runtime that the client is for. Versions are in `toolbox/package.json`; 20 is the oldest that the package supports. */
export const RUNTIMES: readonly Runtime[] = [
  commandRuntime("Node 20", "node-20-*/bin/node"),
  commandRuntime("Node 22", "node-22-*/bin/node"),
  commandRuntime("Node 24", "node-24-*/bin/node"),
  commandRuntime("Bun", "@oven/bun-*/bin/bun", ["--no-install"]),
  commandRuntime("Deno", "@deno/*/deno", DENO),
  workerd,
  chromium,
  jest,
  vitest,
];
