import { fileURLToPath } from "node:url";

/** Folder of this package; the same from `src` and from `dist-tools`. */
export const PACKAGE: string = fileURLToPath(new URL("../", import.meta.url));
