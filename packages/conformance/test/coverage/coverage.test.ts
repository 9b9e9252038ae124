import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/coverage/coverage.js";
import type { Expected } from "../../src/coverage/expected.js";
import { expectedOf } from "../../src/coverage/expected.js";
import { formatCoverage } from "../../src/coverage/format-coverage.js";
import type { FormatPair, Observation } from "../../src/coverage/observation.js";
import { ownSandbox } from "../../src/settings.js";
import { OPERATIONS } from "../../src/spec.js";

const PAIRS: readonly FormatPair[] = ["json/json", "json/xml", "xml/json", "xml/xml"];
const EXPECTED: Expected = {
  operations: ["getAccountInfo", "controlCall"],
  commands: ["controlCall Transfer"],
  callbacks: ["smsMo json", "smsMo xml"],
  codes: false,
};

function success(operation: string, formats: FormatPair, command?: string, transport = "http"): Observation {
  const about = { transport, operation, ...(command !== undefined && { command }) };
  return { kind: "reply", ...about, code: "000000", by: "rule", formats };
}

const ALL: readonly Observation[] = [
  ...PAIRS.flatMap((pair) => [success("getAccountInfo", pair), success("controlCall", pair, "Transfer")]),
  { kind: "callback", transport: "http", id: "smsMo", format: "json", by: "sandbox" },
  { kind: "callback", transport: "http", id: "smsMo", format: "xml", by: "example" },
];

describe("coverageOf", () => {
  it("reports no problem when everything was seen", () => {
    const coverage = coverageOf(ALL, EXPECTED, "http");
    expect(coverage.problems).toEqual([]);
    expect(coverage.operations).toEqual({ covered: 2, of: 2, missing: [] });
    expect(coverage.callbacks).toMatchObject({ sentBySandbox: ["smsMo json"], fromExample: ["smsMo xml"] });
    const both = coverageOf(
      [...ALL, { kind: "callback", transport: "http", id: "smsMo", format: "json", by: "example" }],
      EXPECTED,
      "http",
    );
    expect(both.callbacks.fromExample).toEqual(["smsMo xml"]);
  });

  it.each(ALL.map((_, at) => at))("misses what observation %i alone has shown", (left) => {
    const { problems } = coverageOf(
      ALL.filter((_, at) => at !== left),
      EXPECTED,
      "http",
    );
    expect(problems.length).toBeGreaterThan(0);
  });

  it("ignores rejections and other transports when it counts successes", () => {
    const rejected = ALL.map((one) => (one.kind === "reply" ? { ...one, code: "111109" } : one));
    expect(coverageOf(rejected, EXPECTED, "http").operations.covered).toBe(0);
    const { operations, problems } = coverageOf(ALL, EXPECTED, "tls");
    expect(operations.covered).toBe(0);
    expect(problems).toContain("operations: getAccountInfo was not covered over tls");
  });

  it("requires the same coverage of every transport that was used", () => {
    const some = [...ALL, success("getAccountInfo", "json/json", undefined, "in-process")];
    expect(coverageOf(some, EXPECTED, "http").problems).toContain(
      "operations: getAccountInfo was not covered over in-process",
    );
  });

  it("excludes skipped cases, and lists them", () => {
    const rest = ALL.filter((one) => one.kind !== "reply" || one.operation !== "getAccountInfo");
    const reason = "60 seconds would have to pass";
    const coverage = coverageOf(
      [...rest, { kind: "skipped", transport: "http", operation: "getAccountInfo", reason }],
      EXPECTED,
      "http",
    );
    expect(coverage.problems).toEqual([]);
    expect(formatCoverage(coverage)).toContain(`left out: getAccountInfo, ${reason}`);
  });

  it("requires an operation that was skipped over another transport", () => {
    const rest = ALL.filter((one) => one.kind !== "reply" || one.operation !== "getAccountInfo");
    const skipped = { kind: "skipped", transport: "server", operation: "getAccountInfo", reason: "" } as const;
    const coverage = coverageOf([...rest, skipped], EXPECTED, "http");
    expect(coverage.problems).toEqual([expect.stringContaining("getAccountInfo")]);
    expect(coverage.skipped).toEqual([]);
  });

  it("requires an operation of which only one command was skipped", () => {
    const skipped = {
      kind: "skipped",
      transport: "http",
      operation: "controlCall",
      command: "Transfer",
      reason: "",
    } as const;
    const { commands, operations } = coverageOf(
      [...ALL.filter((one) => one.kind !== "reply" || one.operation !== "controlCall"), skipped],
      EXPECTED,
      "http",
    );
    expect([commands.of, operations.missing]).toEqual([0, ["controlCall"]]);
  });

  it("counts codes by rule and by number apart, and requires a reason for each other code", () => {
    const reply = { kind: "reply", transport: "http", operation: "sendTemplateSms", formats: "json/json" } as const;
    const { codes, problems } = coverageOf(
      [
        { ...reply, code: "112306", by: "rule" },
        { ...reply, code: "112306", by: "number" },
        { ...reply, code: "160005", by: "number" },
      ],
      { ...EXPECTED, codes: true },
      "http",
    );
    const sms = codes.find(({ operation }) => operation === "sendTemplateSms");
    expect(sms).toMatchObject({ byRule: ["112306"], byNumber: ["160001-160010"] });
    expect(sms?.notTriggered).toContainEqual({ code: "112307", reason: undefined });
    expect(problems).toContain("codes: nothing gives 112307 on sendTemplateSms, and not-triggered.ts has no reason");
    expect(sms?.notTriggered).toContainEqual({ code: "111115", reason: expect.stringContaining("addresses") });
  });
});

describe("expectedOf", () => {
  it("expects the whole contract of the suite's own sandbox", () => {
    const { operations, commands, callbacks } = expectedOf(ownSandbox("tls"));
    expect(operations).toEqual(OPERATIONS.map(({ id }) => id));
    expect(commands).toEqual(expect.arrayContaining(["controlCall Transfer", "controlConference ConfMute"]));
    expect(callbacks).toEqual(expect.arrayContaining(["smsMo json", "smsMo xml", "ivrRedirect query"]));
  });

  it("expects read-only operations alone of a server without --send", () => {
    expect(expectedOf({ transport: "server", baseUrl: "https://example.com", maySend: false })).toEqual({
      operations: ["getAccountInfo", "listSubAccounts", "listSmsTemplates"],
      commands: [],
      callbacks: [],
      codes: false,
    });
  });
});
