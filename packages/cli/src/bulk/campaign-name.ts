import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { EXIT } from "../exit-codes.js";
import type { Translate } from "../language.js";
import { CliError } from "../output/cli-error.js";
import type { BulkOptions } from "./bulk-options.js";

/**
 * Name of the campaign of a command line: the file's name, and a digest of everything that decides who gets what. The same
 * command finds its campaign again; after a change of the file it does not, so no recipient gets half of one and half of another.
 *
 * @throws {CliError} when the file cannot be read
 */
export async function campaignName(options: BulkOptions, t: Translate): Promise<string> {
  const { file, templateId, csv, values, subAppend } = options;
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  } catch (error) {
    const code: unknown = Reflect.get(Object(error), "code");
    throw new CliError(EXIT.usage, t(`${file} cannot be read (${code})`, `无法读取 ${file}（${code}）`));
  }
  hash.update(JSON.stringify([templateId, csv, values, subAppend]));
  return `${basename(file).slice(0, 150)} #${hash.digest("hex").slice(0, 16)}`;
}
