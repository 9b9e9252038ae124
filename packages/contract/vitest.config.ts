import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["suite/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".reports/vitest.json" }]],
  },
});
