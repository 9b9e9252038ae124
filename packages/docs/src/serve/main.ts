import { fileURLToPath } from "node:url";
import { createDocsServer } from "./create-docs-server.js";
import { listen } from "./listen.js";
import { parseArguments, USAGE, UsageError } from "./parse-arguments.js";

try {
  const { port, help } = parseArguments(process.argv.slice(2));
  if (help) process.stdout.write(USAGE);
  else await serve(port);
} catch (error) {
  console.error(`docs: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function serve(port: number | undefined): Promise<void> {
  const server = await createDocsServer(fileURLToPath(new URL("../../dist", import.meta.url)));
  const url = await listen(server, port);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
  // Last, so that a program that waits for this line may already send a signal.
  console.log(`The reference is at ${url} (end with Ctrl+C)`);
}
