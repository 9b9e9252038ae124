import type { Outcome } from "./results.js";

/** One line of the run: a generator, or another tool that must get on with the contract. */
export interface Row {
  /** Name for `--only`. */
  readonly id: string;
  readonly version: string;
  /** Programs that must be on the machine, by name or place. */
  readonly needs: readonly string[];
  /** Runs it; a rejection is a failure. The folder is for what is fetched. */
  readonly run: (cache: string) => Promise<Outcome>;
}
