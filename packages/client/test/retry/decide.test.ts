import { describe, expect, it } from "vitest";
import { CloopenApiError } from "../../src/errors/cloopen-api-error.js";
import { CloopenConfigError } from "../../src/errors/cloopen-config-error.js";
import { CloopenConnectionError } from "../../src/errors/cloopen-connection-error.js";
import { decide, neverLeft, type Repeatable } from "../../src/retry/decide.js";

const situation = (repeatable: Repeatable) => ({ repeatable, mayHaveArrived: false, clockKnown: false });
const connection = (code: string | undefined) => new CloopenConnectionError("no answer", code, "getAccountInfo");

describe("a failure of the connection", () => {
  it.each([
    ["ECONNREFUSED", true],
    ["ENOTFOUND", true],
    ["EAI_AGAIN", true],
    ["EHOSTUNREACH", false],
    ["ENETUNREACH", false],
    ["UND_ERR_CONNECT_TIMEOUT", true],
    ["ConnectionRefused", true],
    ["FailedToOpenSocket", true],
    ["ECONNRESET", false],
    ["EPIPE", false],
    ["ETIMEDOUT", false],
    ["UND_ERR_SOCKET", false],
    [undefined, false],
  ])("%s: never left is %s", (code, left) => {
    expect(neverLeft(connection(code))).toBe(left);
    expect(decide(connection(code), situation("never"))).toBe(left ? "repeat" : "give up");
    expect(decide(connection(code), situation("always"))).toBe("repeat");
  });

  it.each([
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ])("%s: never left, and asking again does not help", (code) => {
    expect(neverLeft(connection(code))).toBe(true);
    expect(decide(connection(code), situation("always"))).toBe("give up");
  });
});

it.each([new CloopenConfigError("x"), new Error("the caller's own"), undefined, "text"])(
  "%s is never repeated",
  (error) => {
    expect(decide(error, situation("always"))).toBe("give up");
  },
);

it.each<[Repeatable, boolean, string]>([
  ["by reqId", true, "accepted before"],
  ["by reqId", false, "give up"],
  ["by the caller's reqId", true, "give up"],
  ["never", true, "give up"],
  ["always", true, "give up"],
])("160054, where repeats are %s and arrival possible is %s: %s", (repeatable, mayHaveArrived, decision) => {
  const error = new CloopenApiError("160054", undefined);
  expect(decide(error, { repeatable, mayHaveArrived, clockKnown: true })).toBe(decision);
});
