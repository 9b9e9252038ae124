import type { Consumer } from "../make-consumer.js";
import type { Toolbox } from "../toolbox.js";

/** Something that must hold of the tarball. */
export interface PackagingCheck {
  readonly name: string;
  /** @returns what is wrong, `undefined` when nothing is */
  run(consumer: Consumer, toolbox: Toolbox): Promise<string | undefined>;
}
