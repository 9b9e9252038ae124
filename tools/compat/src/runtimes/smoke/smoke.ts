import { CASES } from "./cases.js";
import type { StageFacts } from "./stage-facts.js";

/** How one case ended. */
export interface CaseReport {
  readonly name: string;
  /** The errors. */
  readonly error?: string;
}

/** How the suite ended in one runtime. */
export interface SmokeReport {
  /** What the runtime says that it is. */
  readonly runtime: string;
  readonly cases: readonly CaseReport[];
}

/** Loaders of the package's subpaths, by subpath. */
export type Subpaths = Readonly<Record<string, () => Promise<object>>>;

/** Runs the suite in this runtime. It never rejects. */
export async function smoke(facts: StageFacts, subpaths: Subpaths): Promise<SmokeReport> {
  const reports: CaseReport[] = [];
  for (const [subpath, load] of Object.entries(subpaths)) {
    reports.push(
      await runCase(`loads ${subpath}`, async () => {
        if (Object.keys(await load()).length === 0) throw new Error("it exports nothing");
      }),
    );
  }
  for (const { name, run } of CASES) reports.push(await runCase(name, () => run(facts)));
  return { runtime: whatRuntime(), cases: reports };
}

/** Bun and Deno give themselves out for Node where it helps; they do not here. */
function whatRuntime(): string {
  const { navigator, process } = globalThis as {
    navigator?: { userAgent?: string };
    process?: { version?: string };
  };
  const agent = navigator?.userAgent ?? "";
  const browser = /HeadlessChrome\S*/.exec(agent)?.[0];
  return browser ?? (agent.startsWith("Node.js") || agent === "" ? `Node.js ${process?.version}` : agent);
}

async function runCase(name: string, run: () => Promise<void>): Promise<CaseReport> {
  try {
    await run();
    return { name };
  } catch (error) {
    return { name, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
