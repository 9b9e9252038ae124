import { describe, expect, test } from "vitest";
import { isLoopback } from "../../src/webhooks/is-loopback.js";

describe("isLoopback", () => {
  test.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.255.255.254:80/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://[::1]/",
    "http://0x7f000001/",
  ])("%s is this machine", (url) => {
    expect(isLoopback(new URL(url).hostname)).toBe(true);
  });

  test.each([
    "http://example.com/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://0.0.0.0/",
    "http://127.0.0.1.example.com/",
    "http://localhost.example.com/",
    "http://127.0.0.1@example.com/",
    "http://[::]/",
    "http://[fe80::1]/",
    "http://169.254.169.254/",
  ])("%s is not", (url) => {
    expect(isLoopback(new URL(url).hostname)).toBe(false);
  });
});
