import { createRequire } from "node:module";

const manifest: { readonly version: string } = createRequire(import.meta.url)("../../package.json");

/** Version of the sandbox, as it is published. */
export const VERSION: string = manifest.version;
