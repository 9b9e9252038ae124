import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // No test changes a module: loading them once for each worker saves time.
    isolate: false,
    reporters: ["default", "json"],
    outputFile: { json: ".reports/vitest.json" },
    // Each test waits for a command line or two.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
