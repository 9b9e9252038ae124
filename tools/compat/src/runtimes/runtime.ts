import type { Consumer } from "./make-consumer.js";
import type { ModuleFormat } from "./module-format.js";
import type { Stage } from "./open-stage.js";
import type { SmokeReport } from "./smoke/smoke.js";
import type { Toolbox } from "./toolbox.js";

/** What a runtime gets. */
export interface Surroundings {
  readonly consumer: Consumer;
  readonly stage: Stage;
  readonly toolbox: Toolbox;
}

/** One runtime that the client is for, or a test runner that people run it under. */
export interface Runtime {
  readonly name: string;
  readonly formats: readonly ModuleFormat[];
  /**
   * Runs the suite in it.
   *
   * @returns a line that says why it cannot be run here
   * @throws when it could be run and did not come to its end
   */
  run(surroundings: Surroundings, format: ModuleFormat): Promise<SmokeReport | string>;
}
