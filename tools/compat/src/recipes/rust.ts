import { join } from "node:path";
import type { Recipe } from "../recipe.js";

export const PROGENITOR: Recipe = {
  id: "progenitor",
  generator: "progenitor",
  version: "0.15.1",
  language: "rust",
  document: "openapi.generators.3.0.json",
  options: 'generate_api!(spec = "…")',
  needs: ["cargo"],
  steps: ({ document, cache }) => [
    { run: ["cp", document, "cloopen.json"] },
    { run: ["cargo", "fetch", "--quiet"], fetch: true },
    { run: ["cargo", "build", "--quiet"], env: { CARGO_TARGET_DIR: join(cache, "cargo-target") } },
  ],
  program: ({ cache }) => ({ run: [join(cache, "cargo-target/debug/compat")] }),
};
