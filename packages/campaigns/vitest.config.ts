import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // No test changes a module: loading them once for each worker saves time.
    isolate: false,
    reporters: ["default", "json"],
    outputFile: { json: ".reports/vitest.json" },
    // For busy machines, and for the start of a database.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default config;
