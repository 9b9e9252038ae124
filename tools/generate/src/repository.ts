import { fileURLToPath } from "node:url";

/** Top folder of the repository. */
export const REPOSITORY: string = fileURLToPath(new URL("../../../", import.meta.url));
