import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleSources, type ContractDocument, type ErrorCatalogue, readCatalogue } from "@cloopen-rest/spec/model";
import { parse } from "yaml";
import { REPOSITORY } from "./repository.js";

/** The contract as its sources in `spec/` are on disk, and the catalogue of status codes. */
export interface LoadedContract {
  readonly document: ContractDocument;
  readonly catalogue: ErrorCatalogue;
}

/**
 * Reads the sources of the contract; nothing needs to be built.
 *
 * @throws {Error} that names the file, when one is missing or is no YAML
 */
export function loadContract(): LoadedContract {
  return { document: bundleSources(readYaml), catalogue: readCatalogue(readYaml("errors.yaml")) };
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(join(REPOSITORY, "spec", file), "utf8"));
  } catch (error) {
    throw new Error(`spec/${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
