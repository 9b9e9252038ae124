import { expect, test } from "vitest";
import { blockedCallbacks } from "../../src/cli/explain.js";
import { readOptions } from "../../src/cli/options.js";

test.each([
  [[], []],
  [
    ["--sms-callback-url=http://127.0.0.1:3000/", "--ivr-url=http://localhost/ivr", "--call-auth-url=http://[::1]/**"],
    [],
  ],
  [["--ivr-url=https://example.com/ivr", "--allow-callbacks-to=example.com"], []],
  [
    [
      "--sms-callback-url=http://example.com:3000/",
      "--ivr-url=http://127.0.0.1/",
      "--call-auth-url=http://example.org/**",
    ],
    [
      "--sms-callback-url: nothing is sent to example.com without --allow-callbacks-to example.com",
      "--call-auth-url: nothing is sent to example.org without --allow-callbacks-to example.org",
    ],
  ],
])("%j", (args, lines) => {
  const options = readOptions(args);
  expect(options && blockedCallbacks(options)).toEqual(lines);
});
