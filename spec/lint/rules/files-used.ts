import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { readYamlFile } from "../yaml-file.js";

const FOLDERS = ["paths", "webhooks", "components"];

/** Every file of the contract is reached from its root: one that is not would silently describe nothing. */
export function filesUsed({ folder, nodes }: Contract, report: Report): void {
  const used = new Set(nodes.map(({ place }) => place.at.source.absoluteRef));
  for (const file of FOLDERS.flatMap((name) => listFiles(join(folder, name)))) {
    if (used.has(file)) continue;
    const name = relative(folder, file).replaceAll("\\", "/");
    const [section = ""] = name.split("/");
    report(
      readYamlFile(file).at([]),
      section === "components"
        ? `Nothing refers to ${name}. Write \`$ref\` where the contract uses it, or delete the file.`
        : `Nothing refers to ${name}. Write \`$ref: ${name}\` under \`${section}\` in openapi.yaml, or delete the file.`,
    );
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .filter((path) => path.endsWith(".yaml"))
    .sort();
}
