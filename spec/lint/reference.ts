import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** An operation as the reference names it: `GET` or `POST`, the path with its templates, and where. */
export interface SourcedOperation {
  readonly method: string;
  readonly path: string;
  /** Below the folder of the contract: `reference/sms.md`. */
  readonly file: string;
}

/** The line below the heading of an operation: `模板短信 · POST /Accounts/{accountSid}/SMS/TemplateSMS`. */
const ADDRESS = / · (GET|POST) (\/\S+)/gm;

/** The operations for which the reference gives a source. A contract without a reference has none. */
export function readSourcedOperations(folder: string): readonly SourcedOperation[] {
  const files = listPages(join(folder, "reference"));
  return files.flatMap((name) => {
    const text = readFileSync(join(folder, "reference", name), "utf8");
    return Array.from(text.matchAll(ADDRESS), ([, method = "", path = ""]) => ({
      ...{ method, path },
      file: `reference/${name}`,
    }));
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
