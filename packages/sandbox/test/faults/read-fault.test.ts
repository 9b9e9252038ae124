import { describe, expect, test } from "vitest";
import { readFault } from "../../src/faults/read-fault.js";

describe("readFault", () => {
  test.each([
    { kind: "latency", ms: 0 },
    { kind: "reset-before", times: 1 },
    { kind: "reset-after", times: "always" },
    { kind: "half-body", operation: "sendTemplateSms" },
    { kind: "wrong-content-type" },
    { kind: "wrong-content-type", contentType: "application/xml" },
    { kind: "http-status", status: 503 },
    { kind: "http-status", status: 503, retryAfter: 2 },
    { kind: "http-status", status: 503, retryAfter: "Thu, 29 Feb 2024 04:00:00 GMT" },
    { kind: "html", match: "13800138000" },
    { kind: "empty" },
    { kind: "stall" },
    { kind: "status-code", statusCode: "160038" },
  ])("takes %j", (fault) => {
    expect(readFault(fault)).toEqual(fault);
  });

  test.each([
    [undefined, "a fault is an object with a kind"],
    [[], "a fault is an object with a kind"],
    [{}, "kind: expected one of latency, reset-before"],
    [{ kind: "constructor" }, "kind: expected one of"],
    [{ kind: "latency" }, "ms: expected a whole number of milliseconds"],
    [{ kind: "latency", ms: "5" }, "ms: expected a whole number of milliseconds"],
    [{ kind: "latency", ms: Number.POSITIVE_INFINITY }, "ms: expected"],
    [{ kind: "http-status", status: 101 }, "status: expected an HTTP status from 200 to 599"],
    [{ kind: "http-status", status: 503, retryAfter: "a\r\nb: c" }, "retryAfter: expected seconds, or a date"],
    [{ kind: "status-code", statusCode: "16003" }, "statusCode: expected six digits"],
    [{ kind: "empty", times: 0 }, "times: expected a whole number from 1"],
    [{ kind: "empty", operation: "sendTemplateSMS" }, "operation: expected the operationId"],
    [{ kind: "empty", match: "" }, "match: expected a text"],
    [{ kind: "empty", ms: 1 }, "ms: empty has no such member"],
    [{ kind: "empty", opration: "sendTemplateSms" }, "opration: empty has no such member"],
  ])("rejects %j", (value, message) => {
    expect(() => readFault(value)).toThrow(TypeError);
    expect(() => readFault(value)).toThrow(message);
  });
});
