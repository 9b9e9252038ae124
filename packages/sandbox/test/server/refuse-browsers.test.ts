import { expect, test } from "vitest";
import { refuseBrowsers } from "../../src/server/refuse-browsers.js";

test.each([
  [{ Host: "127.0.0.1:8883" }],
  [{ Host: "localhost:8883" }],
  [{ Host: "[::1]:8883" }],
  [{ Host: "192.168.1.7:8883" }],
  [{ Host: "sandbox:8883" }],
  [{ Host: "box.example.com:8883" }],
  [{ Host: "127.0.0.1:8883", Origin: "http://127.0.0.1:8883", "Sec-Fetch-Site": "same-origin" }],
  [{ Host: "127.0.0.1:8883", "Sec-Fetch-Site": "none" }],
  // Somebody followed a link: the page that has it sees nothing of what it leads to.
  [
    {
      Host: "127.0.0.1:8883",
      "Sec-Fetch-Site": "cross-site",
      "Sec-Fetch-Mode": "navigate",
      "Sec-Fetch-Dest": "document",
    },
  ],
])("%j may come in", (headers) => {
  expect(refuseBrowsers(new Headers(headers), "box.example.com")).toBeUndefined();
});

test.each([
  ["a name made to point here", { Host: "rebound.example.net:8883" }, "Host"],
  ["a name that begins like loopback", { Host: "127.0.0.1.example.net" }, "Host"],
  ["no host", {}, "Host"],
  ["a host that is none", { Host: "a b" }, "Host"],
  ["a page of another site", { Host: "127.0.0.1:8883", Origin: "https://example.net" }, "Origin"],
  ["a page on another port", { Host: "127.0.0.1:8883", Origin: "http://127.0.0.1:3000" }, "Origin"],
  ["a page from a file", { Host: "127.0.0.1:8883", Origin: "null" }, "Origin"],
  [
    "a frame on another site",
    { Host: "127.0.0.1", "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" },
    "Sec-Fetch-Site",
  ],
  [
    "a form on another site",
    {
      Host: "127.0.0.1",
      Origin: "null",
      "Sec-Fetch-Site": "cross-site",
      "Sec-Fetch-Mode": "navigate",
      "Sec-Fetch-Dest": "document",
    },
    "Origin",
  ],
  ["an image on another site", { Host: "127.0.0.1:8883", "Sec-Fetch-Site": "cross-site" }, "Sec-Fetch-Site"],
])("%s may not", (_, headers, what) => {
  expect(refuseBrowsers(new Headers(headers as Record<string, string>), "127.0.0.1")).toMatch(new RegExp(`^${what}:`));
});
