import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
    // For busy machines, and for the start of a database.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default config;
