import { cp, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Puts the page into another package: `node dist-tools/copy.js FOLDER`. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("where to?");
await rm(folder, { recursive: true, force: true });
await cp(fileURLToPath(new URL("../dist/", import.meta.url)), folder, { recursive: true });
