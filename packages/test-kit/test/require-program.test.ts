import { afterEach, expect, it, vi } from "vitest";
import { requireProgram } from "../src/require-program.js";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it("says in one line what is skipped and how to get it", () => {
  vi.stubEnv("CI", "");
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  expect(requireProgram(undefined, "redis-server", "redis-server")).toBe(false);
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/^No redis-server .*apt-get install redis-server\)\.$/)]]);
});

it("fails under CI=true, where nothing may be skipped", () => {
  vi.stubEnv("CI", "true");
  expect(() => requireProgram(undefined, "PostgreSQL", "postgresql")).toThrow("apt-get install postgresql");
  expect(requireProgram("/usr/bin/x", "x", "x")).toBe(true);
});
