import { defineConfig } from "vitest/config";

/** Files that run once in each of these zones, in a process of its own: `TZ` counts only from the start of a process. */
const ZONED = "test/**/*.zone.test.ts";
const ZONES = ["UTC", "America/New_York", "Pacific/Auckland"];

export default defineConfig({
  // Tests run the sources: what the conditions of the package choose in Node.
  resolve: { alias: { "#transport": new URL("src/transport/default-node.ts", import.meta.url).pathname } },
  test: {
    reporters: ["default", "json"],
    outputFile: { json: ".reports/vitest.json" },
    // For busy machines; no test takes a second on an idle one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      { extends: true, test: { name: "client", include: ["test/**/*.test.ts"], exclude: [ZONED], isolate: false } },
      ...ZONES.map((zone) => ({
        extends: true as const,
        test: { name: zone, include: [ZONED], pool: "forks" as const, env: { TZ: zone, EXPECTED_TZ: zone } },
      })),
    ],
  },
});
