import { describe, expect, it } from "vitest";
import { CloopenApiError } from "../../src/errors/cloopen-api-error.js";
import { CloopenConfigError } from "../../src/errors/cloopen-config-error.js";
import { CloopenConnectionError } from "../../src/errors/cloopen-connection-error.js";
import { CloopenHttpError } from "../../src/errors/cloopen-http-error.js";
import { CloopenTimeoutError } from "../../src/errors/cloopen-timeout-error.js";
import { classifyFailure, type FailureClass } from "../../src/retry/classify-failure.js";
import { type Idempotency, mayHaveArrived, planRetry } from "../../src/retry/plan-retry.js";

const context = (idempotency: Idempotency) => ({ idempotency, mayHaveArrived: false, clockKnown: false });
const connection = (code: string | undefined) => new CloopenConnectionError("no response", code, "getAccountInfo");
const http = (status: number) => new CloopenHttpError(`HTTP ${status}`, status, undefined);

describe("classifies", () => {
  it.each<[string, unknown, boolean, FailureClass]>([
    ["a refused connection", connection("ECONNREFUSED"), false, "not-sent"],
    ["a reset during the TLS handshake", connection("ECONNRESET"), false, "not-sent"],
    ["a time-out before the connection stood", new CloopenTimeoutError(1), false, "not-sent"],
    ["a certificate that has expired", connection("CERT_HAS_EXPIRED"), false, "unreachable"],
    ["a certificate that signs itself", connection("DEPTH_ZERO_SELF_SIGNED_CERT"), false, "unreachable"],
    ["a chain without its root", connection("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), false, "unreachable"],
    ["another name in the certificate", connection("ERR_TLS_CERT_ALTNAME_INVALID"), false, "unreachable"],
    ["a server that speaks no TLS", connection("ERR_SSL_WRONG_VERSION_NUMBER"), false, "unreachable"],
    ["a reset after the request was written", connection("ECONNRESET"), true, "lost"],
    ["a failure without a code", connection(undefined), true, "lost"],
    ["a time-out after the request was written", new CloopenTimeoutError(1), true, "lost"],
    ["HTTP 404", http(404), true, "not-routed"],
    ["HTTP 405", http(405), true, "not-routed"],
    ["HTTP 407", http(407), true, "not-routed"],
    ["HTTP 421", http(421), true, "not-routed"],
    ["HTTP 502", http(502), true, "gateway"],
    ["HTTP 429", http(429), true, "gateway"],
    ["HTTP 303, with which something that acted is answered", http(303), true, "fatal"],
    ["HTTP 400", http(400), true, "fatal"],
    ["111109", new CloopenApiError("111109", undefined), true, "rejected"],
    ["112314, a cap for the day", new CloopenApiError("112314", undefined), true, "rejected"],
    ["111111, a limit of the moment", new CloopenApiError("111111", undefined), true, "limited"],
    ["111000, after which nobody knows", new CloopenApiError("111000", undefined), true, "busy"],
    ["a code that is in no list", new CloopenApiError("987654", undefined), true, "rejected"],
    ["an error of ours before sending", new CloopenConfigError("x"), true, "fatal"],
    ["an error of somebody else", new Error("x"), true, "fatal"],
    ["a text", "x", true, "fatal"],
  ])("%s", (_, error, requestSent, failure) => {
    expect(classifyFailure({ error, requestSent })).toBe(failure);
  });
});

describe("plans", () => {
  it.each<[FailureClass, boolean, readonly Idempotency[]]>([
    ["not-sent", false, ["safe", "own-req-id", "caller-req-id", "unsafe"]],
    ["unreachable", false, []],
    ["not-routed", false, []],
    ["seen-req-id", false, []],
    ["rejected", false, []],
    ["limited", false, ["safe", "own-req-id", "caller-req-id"]],
    ["busy", true, ["safe", "own-req-id", "caller-req-id"]],
    ["gateway", true, ["safe", "own-req-id", "caller-req-id"]],
    ["lost", true, ["safe", "own-req-id", "caller-req-id"]],
    ["fatal", true, []],
  ])("%s: mayHaveArrived is %s, retries %s", (failure, arrived, retried) => {
    expect(mayHaveArrived(failure)).toBe(arrived);
    for (const idempotency of ["safe", "own-req-id", "caller-req-id", "unsafe"] as const)
      expect(planRetry(failure, context(idempotency))).toBe(retried.includes(idempotency) ? "retry" : "fail");
  });

  it.each<[Idempotency, boolean, string]>([
    ["own-req-id", true, "already-accepted"],
    ["own-req-id", false, "fail"],
    ["caller-req-id", true, "fail"],
    ["unsafe", true, "fail"],
    ["safe", true, "fail"],
  ])(
    "160054 of a call that is %s, where an earlier attempt may have arrived is %s: %s",
    (idempotency, arrived, plan) => {
      expect(planRetry("seen-req-id", { idempotency, mayHaveArrived: arrived, clockKnown: true })).toBe(plan);
    },
  );

  it.each<[boolean, string]>([
    [false, "resync-clock"],
    [true, "fail"],
  ])("111106 with clockKnown %s: %s, also for acting operations", (clockKnown, plan) => {
    expect(planRetry("expired-timestamp", { idempotency: "unsafe", mayHaveArrived: false, clockKnown })).toBe(plan);
  });
});
