import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { highestRating, isRating, type Rating } from "./rating.js";

const FRONT_MATTER = /^\s*---([\s\S]*?)\n\s*---/;

/**
 * What the pending changesets of a folder say for a package: the highest of them, `none` when none names it.
 *
 * @throws with the file's name when a changeset cannot be read
 */
export async function readPending(folder: string, packageName: string): Promise<Rating> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md") && file !== "README.md");
  const ratings = files.map(async (file) => readRating(await readFile(join(folder, file), "utf8"), file, packageName));
  return highestRating(await Promise.all(ratings));
}

function readRating(text: string, file: string, packageName: string): Rating {
  const frontMatter = FRONT_MATTER.exec(text)?.[1];
  if (frontMatter === undefined) throw new Error(`${file} has no front matter; npm run changeset writes one`);
  const releases: unknown = parse(frontMatter);
  const rating: unknown = Reflect.get(Object(releases), packageName) ?? "none";
  if (!isRating(rating))
    throw new Error(`${file} says ${JSON.stringify(rating)} for ${packageName}; write major, minor or patch`);
  return rating;
}
