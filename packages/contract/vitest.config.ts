import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["suite/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: "./global-setup.ts",
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    // For busy machines.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
