import { readPackaged } from "./packaged.js";

const manifest: { readonly version: string } = JSON.parse(readPackaged("../../package.json"));

/** Version of the sandbox, as it is published. */
export const VERSION: string = manifest.version;
