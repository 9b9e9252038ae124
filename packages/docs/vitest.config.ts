import { defineConfig } from "vitest/config";

export default defineConfig({
  // For the sample of NestJS.
  oxc: { decorator: { legacy: true } },
  test: {
    globalSetup: ["test/global-setup.ts"],
    // Processes that keep their modules and their pages of the browser: Chromium is a process beside them, and most of the time of the tests is Chromium's.
    maxWorkers: 2,
    isolate: false,
    include: ["test/**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: ".reports/vitest.json" },
    // For busy machines.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
