import { fileURLToPath } from "node:url";
import { createDocsServer } from "./create-docs-server.js";
import { type DocsSandbox, findSandbox, startSandbox } from "./docs-sandbox.js";
import { listen } from "./listen.js";
import { parseArguments, type ServeOptions, USAGE, UsageError } from "./parse-arguments.js";

try {
  const { help, ...options } = parseArguments(process.argv.slice(2));
  if (help) process.stdout.write(USAGE);
  else await serve(options);
} catch (error) {
  console.error(`docs: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function serve({ port, noSandbox }: ServeOptions): Promise<void> {
  let sandbox: DocsSandbox | undefined;
  const folder = fileURLToPath(new URL("../../dist", import.meta.url));
  const server = await createDocsServer(folder, () => sandbox?.ready);
  const url = await listen(server, port);
  sandbox = noSandbox ? undefined : (findSandbox(process.env) ?? (await startSandbox(url)));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
      void sandbox?.close();
    });
  }
  const beside = sandbox === undefined ? "" : ` and its sandbox at ${sandbox.ready.console}/`;
  // Last, so that a program that waits for this line may already send a signal.
  console.log(`The documentation is at ${url}${beside} (end with Ctrl+C)`);
}
