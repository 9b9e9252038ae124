import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const PACKAGE = new URL("../", import.meta.url);

/**
 * Bundles the program: one file that every run loads, and one for each part that is loaded on demand. Loading sixty small
 * files took as long as starting Node. Packages stay outside, as dependencies.
 */
export async function bundle(): Promise<void> {
  const dist = fileURLToPath(new URL("dist", PACKAGE));
  await rm(dist, { recursive: true, force: true });
  const bundled = await rolldown({
    input: fileURLToPath(new URL("src/main.ts", PACKAGE)),
    platform: "node",
    external: (id) => !/^[./]/.test(id),
  });
  await bundled.write({ dir: dist, format: "esm", chunkFileNames: "[name].js" });
  await bundled.close();
}
