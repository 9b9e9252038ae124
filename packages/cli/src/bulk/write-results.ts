import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Campaign } from "@cloopen-rest/campaigns";
import { WriteError } from "../output/cli-error.js";

/**
 * Writes the results of a campaign as CSV, for its owner alone. An earlier file is replaced at once.
 *
 * @throws {WriteError} when it cannot be written
 */
export async function writeResults(campaign: Campaign, path: string): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  try {
    await pipeline(Readable.from(campaign.resultsCsv()), createWriteStream(temporary, { mode: 0o600, flush: true }));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    const code: unknown = Reflect.get(Object(error), "code");
    // What is wrong with the journal is told as it is.
    if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) throw error;
    throw new WriteError(code, path);
  }
}
