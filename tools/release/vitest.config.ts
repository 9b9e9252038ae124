import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    // Each test waits for a child process or two, on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
