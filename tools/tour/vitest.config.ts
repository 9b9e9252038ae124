import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    reporters: ["default", "json"],
    outputFile: { json: ".reports/vitest.json" },
    // For busy machines.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
