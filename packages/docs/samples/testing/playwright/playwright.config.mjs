import { defineConfig } from "@playwright/test";

const url = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

export default defineConfig({
  use: {
    baseURL: url,
    // A browser of your own; leave it out for Playwright's.
    launchOptions: { executablePath: process.env.CHROMIUM },
  },
  webServer: { command: "node app.mjs", url },
});
