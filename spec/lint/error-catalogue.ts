import { join } from "node:path";
import { isRecord } from "./place.js";
import { readYamlFile, UnreadableFile } from "./yaml-file.js";

/** The names that `errors.yaml` defines. */
export interface ErrorCatalogue {
  readonly groups: ReadonlySet<string>;
  /** Codes, and ranges as the catalogue writes them (`111001-111099`). */
  readonly codes: ReadonlySet<string>;
}

/**
 * Reads the catalogue of status codes from the folder of the contract.
 *
 * @throws {@link UnreadableFile} when it is missing or has another form.
 */
export function readErrorCatalogue(folder: string): ErrorCatalogue {
  const file = readYamlFile(join(folder, "errors.yaml"));
  const { groups, codes } = isRecord(file.value) ? file.value : {};
  if (!isRecord(groups) || !Array.isArray(codes))
    throw new UnreadableFile(
      "The catalogue has `groups` (names with lists of codes) and `codes` (a list). Write both.",
      file.at([]),
    );
  return {
    groups: new Set(Object.keys(groups)),
    codes: new Set(codes.map(codeOf).filter((code) => code !== undefined)),
  };
}

function codeOf(entry: unknown): string | undefined {
  const { code } = isRecord(entry) ? entry : {};
  return typeof code === "string" ? code : undefined;
}
