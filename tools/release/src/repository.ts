import { fileURLToPath } from "node:url";

/** The root of this repository. */
export const REPOSITORY: string = fileURLToPath(new URL("../../../", import.meta.url));
