import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** How `CloopenApiError.docs` begins in what is built: relative, until the reference has an address. */
const RELATIVE = "`errors.en.html#";

/**
 * Makes `CloopenApiError.docs` absolute in the built files of the client, for the reference has an address at release only.
 *
 * @param dist the folder of the built files
 * @param address of the published reference: https, ending in `/`
 * @throws {Error} when the address is another, or no file has the relative one
 */
export async function stampDocs(dist: string, address: string): Promise<void> {
  if (!/^https:\/\/[\w.-]+(?::\d+)?\/(?:[\w.~-]+\/)*$/.test(address))
    throw new Error("the address of the reference must begin with https:// and end in /");
  let stamped = 0;
  for (const name of await readdir(dist, { recursive: true })) {
    if (!/\.c?js$/.test(name)) continue;
    const text = await readFile(join(dist, name), "utf8");
    if (!text.includes(RELATIVE)) continue;
    await writeFile(join(dist, name), text.replaceAll(RELATIVE, `\`${address}errors.en.html#`));
    stamped += 1;
  }
  if (stamped === 0) throw new Error(`no built file has ${RELATIVE}…: build the client first`);
}
