import { expect, it } from "vitest";
import { findChromium } from "../src/find-chromium.js";

it("prefers CHROMIUM_PATH to the usual places", () => {
  expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
});

it("finds nothing, and not another browser, when CHROMIUM_PATH names no file", () => {
  expect(findChromium({ CHROMIUM_PATH: `${process.execPath}-missing` })).toBeUndefined();
});

it("takes an empty CHROMIUM_PATH for none", () => {
  expect(findChromium({ CHROMIUM_PATH: "" })).toBe(findChromium({}));
});
