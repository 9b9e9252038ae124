#!/usr/bin/env node
import { run } from "./run.js";
import { processTerminal } from "./terminal.js";

const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // The second signal ends it at once.
    if (controller.signal.aborted) process.exit(signal === "SIGINT" ? 130 : 143);
    controller.abort(signal);
  });
}
// Each write learns of its own failure; without listeners the failure would end the process.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

// A closed terminal ends a question, and with it the process, before there is an answer: that is no success.
process.exitCode = 130;
process.exit(await run(process.argv.slice(2), processTerminal(controller.signal)));
