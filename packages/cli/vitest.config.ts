import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    globalSetup: ["test/global-setup.ts"],
    // No test changes a module: loading them once for each worker saves time.
    isolate: false,
    include: ["test/**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: ".reports/vitest.json" },
    // For busy machines, and for the start of a database.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default config;
