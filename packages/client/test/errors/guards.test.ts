import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as here from "../../src/index.js";

const MADE = [
  ["api", "CloopenApiError", (from: typeof here) => new from.CloopenApiError("112310", "text")],
  ["http", "CloopenHttpError", (from: typeof here) => new from.CloopenHttpError("text", 502, "text/html")],
  ["timeout", "CloopenTimeoutError", (from: typeof here) => new from.CloopenTimeoutError(30)],
  [
    "connection",
    "CloopenConnectionError",
    (from: typeof here) => new from.CloopenConnectionError("text", "ECONNRESET"),
  ],
  ["decode", "CloopenDecodeError", (from: typeof here) => new from.CloopenDecodeError("text")],
  ["encode", "CloopenEncodeError", (from: typeof here) => new from.CloopenEncodeError("text", "datas[0]")],
  ["config", "CloopenConfigError", (from: typeof here) => new from.CloopenConfigError("text")],
  ["abort", "AbortError", (from: typeof here) => new from.CloopenAbortError("text")],
] as const;

const GUARDS = [
  ["api", here.isCloopenApiError],
  ["http", here.isCloopenHttpError],
  ["timeout", here.isCloopenTimeoutError],
  ["connection", here.isCloopenConnectionError],
  ["decode", here.isCloopenDecodeError],
  ["encode", here.isCloopenEncodeError],
  ["config", here.isCloopenConfigError],
  ["abort", here.isCloopenAbortError],
] as const;

function kindsOf(value: unknown): string[] {
  return GUARDS.filter(([, isThat]) => isThat(value)).map(([kind]) => kind);
}

describe.each(MADE)("an error of kind %s", (kind, name, make) => {
  beforeEach(() => vi.resetModules());

  it("matches its own guard only", () => {
    expect(here.isCloopenError(make(here))).toBe(true);
    expect(kindsOf(make(here))).toStrictEqual([kind]);
  });

  it("matches when another copy of the package made it", async () => {
    const copy = await import("../../src/index.js");
    const error = make(copy);
    expect(error).not.toBeInstanceOf(here.CloopenError);
    expect(here.isCloopenError(error)).toBe(true);
    expect(kindsOf(error)).toStrictEqual([kind]);
  });

  it("has its name, and the stack starts with it", () => {
    const error = make(here);
    expect(error.name).toBe(name);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error)).toMatch(new RegExp(`^${error.constructor.name}: `));
  });

  it("hides its brand", () => {
    expect(inspect(make(here))).not.toContain("@cloopen-rest/client/error");
    expect(Object.getOwnPropertySymbols(make(here))).toStrictEqual([Symbol.for("@cloopen-rest/client/error")]);
    expect(JSON.parse(JSON.stringify(make(here)))).toMatchObject({ kind, name });
  });

  it("starts its message with the operation", () => {
    const error = new here.CloopenConfigError("text", "sendTemplateSms");
    expect(error).toMatchObject({ message: "sendTemplateSms: text", operation: "sendTemplateSms" });
  });
});

describe("the guards", () => {
  it("match an error of another realm by its brand", () => {
    const foreign: unknown = runInNewContext(
      'Object.defineProperty(Object.assign(new Error("x"), { kind: "api", statusCode: "112310" }), Symbol.for("@cloopen-rest/client/error"), { value: true })',
    );
    expect(foreign).not.toBeInstanceOf(Error);
    expect(kindsOf(foreign)).toStrictEqual(["api"]);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a string", "CloopenApiError"],
    ["another error", new Error("x")],
    ["an object that looks like one", { name: "CloopenApiError", kind: "api", statusCode: "112310" }],
    ["a function", () => {}],
    [
      "a structured clone, which keeps neither brand nor members",
      structuredClone(new here.CloopenApiError("112310", "text")),
    ],
    ["what JSON leaves of one", JSON.parse(JSON.stringify(new here.CloopenApiError("112310", "text")))],
  ])("do not match %s", (_, value) => {
    expect(here.isCloopenError(value)).toBe(false);
    expect(kindsOf(value)).toStrictEqual([]);
  });
});
