import { expect, test } from "vitest";
import { PAGES, readPage } from "../dist-pages.js";
import { findLoads } from "../find-loads.js";

test.each(PAGES)("%s names no address of another host that a browser would load", (name) => {
  expect(findLoads(readPage(name))).toEqual([]);
});

test.each(PAGES)("%s forbids the browser to load anything by its policy", (name) => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(readPage(name))?.[1] ?? "";
  expect(policy).toContain("default-src 'none'");
  // The console alone speaks to somebody: to a sandbox on this machine.
  const rest = name.startsWith("console.") ? policy.replace(" http://127.0.0.1:* http://localhost:*", "") : policy;
  expect(rest).not.toMatch(/https?:|\*/);
});

test.each([
  '<script src="https://cdn.example/x.js"></script>',
  "<img alt='' src=http://example.com/x.png>",
  '<link rel="stylesheet" href="//example.com/x.css">',
  "body { background: url(https://example.com/x.png) }",
  '@import "https://example.com/x.css";',
  'import { hydrate } from "https://example.com/redoc.js";',
  "await import(`https://example.com/x.js`)",
  'fetch("https://example.com/x")',
  'request.open("GET", "https://example.com/x")',
  "{src:e?`https://example.com/a.svg`:`b`}",
  "var u=`https://otel.example.com/v1/traces`",
])("the search for such addresses would have found %s", (text) => {
  expect(findLoads(text)).not.toEqual([]);
});

test.each([
  '<a href="https://example.com/">x</a>',
  'xmlns="http://www.w3.org/2000/svg"',
  "Set the base URL to https://example.com.",
])("and leaves %s alone", (text) => {
  expect(findLoads(text)).toEqual([]);
});
