import { PassThrough } from "node:stream";
import { type CliResult, runCli } from "./run-cli.js";

/** A command that serves until it is interrupted. */
export interface RunningServer {
  readonly url: string;
  /** Interrupts it, as Ctrl-C does. */
  stop(): Promise<CliResult & { readonly events: readonly Readonly<Record<string, unknown>>[] }>;
}

/** Starts `cloopen listen` on a free port, in this process. */
export function startListener(
  args: readonly string[],
  options: { readonly json?: boolean } = {},
): Promise<RunningServer> {
  return startServing(["listen", ...args], options);
}

/** Starts a command that prints its address once it serves. */
export async function startServing(
  args: readonly string[],
  { json = true, ...options }: { readonly json?: boolean; readonly configFolder?: string } = {},
): Promise<RunningServer> {
  const controller = new AbortController();
  const stdout = new PassThrough().setEncoding("utf8");
  let printed = "";
  const address = new Promise<string>((resolve) => {
    stdout.on("data", (text: string) => {
      printed += text;
      const [url] = /http:\/\/127\.0\.0\.1:\d+[\w./-]*/.exec(printed) ?? [];
      if (url !== undefined && printed.includes("\n")) resolve(url);
    });
  });
  const ended = runCli([...args, ...(json ? ["--json"] : [])], { ...options, signal: controller.signal, stdout });
  const early = ended.then(({ stderr }) => Promise.reject(new Error(`it ended: ${stderr}`)));
  const url = await Promise.race([address, early]);
  return {
    url,
    async stop() {
      controller.abort("SIGINT");
      const result = await ended;
      const lines = json ? printed.split("\n").filter((line) => line.startsWith("{")) : [];
      return { ...result, stdout: printed, events: lines.map((line) => JSON.parse(line)) };
    },
  };
}
