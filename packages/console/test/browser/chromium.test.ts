import { findChromium, HOW_TO_GET_CHROMIUM } from "@cloopen-rest/test-kit";
import { expect, test } from "vitest";

test.runIf(process.env["CI"] === "true")("Chromium is there, for CI must not skip the browser", () => {
  expect(findChromium(), HOW_TO_GET_CHROMIUM).toBeDefined();
});
