import type { CodesOf, Coverage, Share } from "./coverage.js";

const WIDTH = 100;

/** The report as text: totals, the codes of each operation, and why the rest of them cannot be reached. */
export function formatCoverage(coverage: Coverage): string {
  const { transport, operations, commands, callbacks, codes, elsewhere, skipped, problems } = coverage;
  const total = (count: (row: CodesOf) => number): number => codes.reduce((sum, row) => sum + count(row), 0);
  return [
    `Coverage of the contract over ${transport}`,
    "",
    line("operations", operations, "with success in four combinations of formats"),
    ...(commands.of > 0 ? [line("commands", commands, "the same")] : []),
    ...(callbacks.of > 0 ? callbackLines(callbacks) : []),
    ...elsewhere.flatMap((other) => [
      line(`operations, ${other.transport}`, other.operations),
      line(`commands, ${other.transport}`, other.commands),
    ]),
    ...(codes.length > 0
      ? [
          "",
          `  status codes, counted for each operation that lists them: ${total(({ listed }) => listed)}`,
          `    ${total(({ byRule }) => byRule.length)} triggered by a rule, ${total(({ byNumber }) => byNumber.length)} by a called number alone, ${total(({ notTriggered }) => notTriggered.length)} not`,
          differentCodes(codes),
          "",
          `  ${"".padEnd(22)}${["listed", "rule", "number", "not"].map((word) => word.padStart(8)).join("")}`,
          ...codes.map(codesLine),
          "",
          "  not triggered, and why",
          ...reasonLines(codes),
        ]
      : []),
    ...skipped.map(({ operation, command, reason }) => `  left out: ${command ?? operation}, ${reason}`),
    ...(problems.length > 0 ? ["", ...problems.map((problem) => `  ✗ ${problem}`)] : []),
    "",
  ].join("\n");
}

function line(what: string, { covered, of }: Share, how = ""): string {
  return `  ${covered === of ? "✓" : "✗"} ${what.padEnd(24)} ${`${covered} of ${of}`.padEnd(10)} ${how}`.trimEnd();
}

/** A callback counts once all of its forms are covered. */
function callbackLines({ missing, sentBySandbox, fromExample, of, covered }: Coverage["callbacks"]): string[] {
  const ids = (forms: readonly string[]): string[] => [...new Set(forms.map((form) => form.split(" ")[0] ?? ""))];
  const [sent, shown, gone] = [ids(sentBySandbox), ids(fromExample), ids(missing)];
  const all = new Set([...sent, ...shown, ...gone]);
  return [
    line("callbacks", { covered: all.size - gone.length, of: all.size, missing }, `${covered} of ${of} forms`),
    ...wrap(`sent by the sandbox (${sent.length}): ${sent.join(" ")}`),
    ...(shown.length > 0 ? wrap(`from the contract's example alone (${shown.length}): ${shown.join(" ")}`) : []),
  ];
}

/** Each code once, wherever it was seen. */
function differentCodes(codes: readonly CodesOf[]): string {
  const rule = new Set(codes.flatMap(({ byRule }) => byRule));
  const number = new Set(codes.flatMap(({ byNumber }) => byNumber).filter((code) => !rule.has(code)));
  const open = new Set(codes.flatMap(({ notTriggered }) => notTriggered.map(({ code }) => code)));
  const not = [...open].filter((code) => !rule.has(code) && !number.has(code)).length;
  return `    of ${rule.size + number.size + not} different codes ${rule.size} by a rule somewhere, ${number.size} by a called number alone, ${not} nowhere`;
}

function codesLine({ operation, listed, byRule, byNumber, notTriggered }: CodesOf): string {
  const numbers = [listed, byRule.length, byNumber.length, notTriggered.length];
  return `  ${operation.padEnd(22)}${numbers.map((number) => String(number).padStart(8)).join("")}`;
}

function reasonLines(codes: readonly CodesOf[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { notTriggered } of codes) {
    for (const { code, reason = "no reason is known" } of notTriggered)
      byReason.set(reason, [...(byReason.get(reason) ?? []), code]);
  }
  return [...byReason].flatMap(([reason, found]) =>
    wrap(`${String(found.length).padStart(3)} × ${[...new Set(found)].join(" ")}: ${reason}`),
  );
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    if (current !== "" && current.length + word.length >= WIDTH) {
      lines.push(current);
      current = "     ";
    }
    current += current === "" ? word : ` ${word}`;
  }
  return [...lines, current].map((part) => `    ${part}`);
}
