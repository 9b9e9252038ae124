import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["suite/**/*.test.ts", "test/**/*.test.ts"],
    // Nothing is kept in modules: one process for all files saves loading the contract for each.
    isolate: false,
    globalSetup: "./global-setup.ts",
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    // For busy machines.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
