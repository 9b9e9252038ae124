/** Places that the commands of a recipe name. */
export interface Places {
  /** The bundle to generate from. */
  readonly document: string;
  /** Where the program lies, to generate and compile in; empty but for the program at the start. */
  readonly folder: string;
  /** What is fetched once and kept. */
  readonly cache: string;
}

/** One command line. */
export interface Command {
  readonly run: readonly [file: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Downloads from a package registry. If it fails, the recipe is skipped, because nothing was tried. */
  readonly fetch?: true;
  /** Not run when this file is there. */
  readonly unless?: string;
}

/** How one generator is run, and what it needs. */
export interface Recipe {
  /** Name for `--only`, and of the folder with the program in `programs/`. */
  readonly id: string;
  readonly generator: string;
  readonly version: string;
  readonly language: string;
  /** Bundle of the package `@cloopen-rest/spec`. */
  readonly document: "openapi.generators.json" | "openapi.generators.3.0.json";
  /** Options that matter to users, as they type them. */
  readonly options: string;
  /** Programs that must be on the machine. */
  readonly needs: readonly string[];
  /** Generates and compiles. */
  readonly steps: (places: Places) => readonly Command[];
  /** Runs the program. It makes the calls of `check-program.ts`. */
  readonly program: (places: Places) => Command;
}
