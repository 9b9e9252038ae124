import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { judge, type Verdict } from "./judge.js";
import { type Change, rateChange } from "./rate-change.js";
import { readPending } from "./read-pending.js";
import { runDiff } from "./run-diff.js";

/** What is compared with what. */
export interface Comparison {
  /** The bundle of the last release. */
  readonly released: string;
  readonly current: string;
  /** Folder of the pending changesets. */
  readonly changesets: string;
  readonly packageName: string;
}

/** Fails when the contract changed by more than the pending changesets say. */
export async function checkContractDiff({ released, current, changesets, packageName }: Comparison): Promise<Verdict> {
  const pending = await readPending(changesets, packageName);
  return judge(await listChanges(released, current), pending, packageName);
}

async function listChanges(released: string, current: string): Promise<readonly Change[]> {
  const changes = (await runDiff(released, current)).map(rateChange);
  if (changes.length > 0 || isDeepStrictEqual(await readJson(released), await readJson(current))) return changes;
  return [
    {
      rating: "patch",
      place: "#/",
      message: "Something changed that Redocly does not compare, such as a list in an extension.",
    },
  ];
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}
