import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { createCoverageReporter } from "./src/coverage/coverage-reporter.js";
import { readObservations } from "./src/coverage/recorder.js";
import { readSettings } from "./src/settings.js";

const suite = ["operations", "rejections", "authentication", "outcome-numbers", "callbacks"];

export default defineConfig({
  test: {
    include: ["suite/**/*.test.ts", "test/**/*.test.ts"],
    // Nothing is kept in modules: one process for all files saves loading the contract for each.
    isolate: false,
    globalSetup: "./global-setup.ts",
    reporters: [
      "default",
      "json",
      createCoverageReporter({
        settings: readSettings(process.env),
        needed: suite.map((name) => `suite/${name}.test.ts`),
        observations: readObservations,
        folder: fileURLToPath(new URL(".reports", import.meta.url)),
        print: (text) => process.stdout.write(text),
        fail: () => {
          process.exitCode = 1;
        },
        filtered: process.argv.some((argument) => /^(?:-t|--testNamePattern)/.test(argument)),
      }),
    ],
    outputFile: { json: ".reports/vitest.json" },
    // For busy machines.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
