import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["{lint,build,model,src}/**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: ".reports/vitest.json" },
    // For busy machines.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // No test changes a module: loading the contract once for each worker saves a third of the time.
    isolate: false,
    // Most tests wait for a command line.
    maxWorkers: "100%",
  },
});

export default config;
