import { expect, it, vi } from "vitest";
import { processTerminal } from "../src/terminal.js";

const PLATFORM = "https://app.cloopen.com:8883/2013-12-26";

it.each([
  ["proxy.example:3128", PLATFORM, "http://proxy.example:3128"],
  ["http://proxy.example:3128", PLATFORM, "http://proxy.example:3128"],
  ["https://proxy.example:3128", PLATFORM, "https://proxy.example:3128"],
  ["proxy.example:3128", "http://127.0.0.1:8883/2013-12-26", ""],
])("HTTPS_PROXY=%s for %s means %j", async (given, url, expected) => {
  vi.stubEnv("HTTPS_PROXY", given);
  vi.stubEnv("NO_PROXY", "");
  expect(await processTerminal(new AbortController().signal).proxyFor(url)).toBe(expected);
  vi.unstubAllEnvs();
});
