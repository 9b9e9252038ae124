import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sectionsOf } from "../model/reference.js";

/** An operation as the reference names it: `GET` or `POST`, the path with its templates, and where. */
export interface SourcedOperation {
  readonly method: string;
  readonly path: string;
  /** Page of the reference, below the folder of the contract. */
  readonly file: string;
}

/** The operations for which the reference gives a source. A contract without a reference has none. */
export function readSourcedOperations(folder: string): readonly SourcedOperation[] {
  const files = listPages(join(folder, "reference"));
  return files.flatMap((name) => {
    const text = readFileSync(join(folder, "reference", name), "utf8");
    return sectionsOf(text).flatMap(({ addresses }) =>
      addresses.map((address) => ({ ...address, file: `reference/${name}` })),
    );
  });
}

function listPages(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .sort();
  } catch {
    return [];
  }
}
