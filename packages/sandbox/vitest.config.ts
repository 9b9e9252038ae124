import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // No test changes a module: loading them once for each worker saves half of the time.
    isolate: false,
    // The tests of the bin run side by side; more processes at once would only wait for each other.
    maxConcurrency: 3,
    maxWorkers: 2,
    reporters: ["default", "json"],
    outputFile: { json: ".reports/vitest.json" },
    // For busy machines.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
