import { expect, test } from "vitest";
import { isLoopback } from "../../../src/browser/console/is-loopback.js";

test.each([
  ["http://127.0.0.1:8883/2013-12-26", true],
  ["http://localhost:1/", true],
  ["http://127.0.0.1.example.com/", false],
  ["http://localhost@example.com/", false],
  ["http://192.168.0.2:8883/", false],
  ["https://app.cloopen.com:8883/2013-12-26", false],
  ["file:///etc/passwd", false],
  ["127.0.0.1:8883", false],
])("%s: %s", (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
