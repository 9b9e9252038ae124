import { OPERATIONS } from "../spec.js";
import type { Expected } from "./expected.js";
import { NOT_TRIGGERED } from "./not-triggered.js";
import type { CallbackObservation, Observation, ReplyObservation, SkippedObservation } from "./observation.js";
import { covers } from "./status-codes.js";

/** How much of something was covered. */
export interface Share {
  readonly covered: number;
  readonly of: number;
  readonly missing: readonly string[];
}

/** Codes of one operation, without `000000`. */
export interface CodesOf {
  readonly operation: string;
  readonly listed: number;
  readonly byRule: readonly string[];
  /** What only a called number asked for. */
  readonly byNumber: readonly string[];
  readonly notTriggered: readonly { readonly code: string; readonly reason: string | undefined }[];
}

/** What a run covered of the contract. */
export interface Coverage {
  readonly transport: string;
  readonly operations: Share;
  readonly commands: Share;
  readonly callbacks: Share & {
    readonly sentBySandbox: readonly string[];
    /** Those that the suite alone sent. */
    readonly fromExample: readonly string[];
  };
  readonly codes: readonly CodesOf[];
  /** Cases that this server could not be asked for. */
  readonly skipped: readonly Omit<SkippedObservation, "kind" | "transport">[];
  /** Operations and commands with success over other transports in the same run. */
  readonly elsewhere: readonly { readonly transport: string; readonly operations: Share; readonly commands: Share }[];
  /** What the run fails for; nothing when all is covered. */
  readonly problems: readonly string[];
}

const COMBINATIONS = 4;

/**
 * Adds up the observations. An operation or a command is covered when it succeeded in all four
 * combinations of formats, a callback when each of its forms was seen.
 *
 * @param transport the one that the whole suite ran over
 */
export function coverageOf(observations: readonly Observation[], expected: Expected, transport: string): Coverage {
  const replies = observations.filter((one): one is ReplyObservation => one.kind === "reply");
  // What was skipped over another transport excuses nothing here.
  const skipped = observations.filter(
    (one): one is SkippedObservation => one.kind === "skipped" && one.transport === transport,
  );
  const here = replies.filter((reply) => reply.transport === transport);
  const successes = shareOfSuccess(here, expected, skipped);
  const callbacks = shareOfCallbacks(observations, expected);
  const codes = expected.codes ? OPERATIONS.map(({ id, codes: listed }) => codesOf(id, listed, here)) : [];
  const elsewhere = [...new Set(replies.map((reply) => reply.transport))]
    // A server that was given is judged in a run of its own.
    .filter((other) => other !== transport && other !== "server")
    .map((other) => {
      const there = replies.filter((reply) => reply.transport === other);
      return { transport: other, ...shareOfSuccess(there, expected, []) };
    });
  return {
    transport,
    ...successes,
    callbacks,
    codes,
    skipped: skipped.map(({ kind: _, transport: __, ...rest }) => rest),
    elsewhere,
    problems: [
      ...problemsOf(transport, { ...successes, callbacks }),
      ...elsewhere.flatMap(({ transport: other, operations, commands }) => problemsOf(other, { operations, commands })),
      ...(expected.codes ? problemsOfCodes(codes) : []),
    ],
  };
}

function shareOfSuccess(
  replies: readonly ReplyObservation[],
  { operations, commands }: Expected,
  skipped: readonly SkippedObservation[],
): { readonly operations: Share; readonly commands: Share } {
  const excused = new Set(skipped.map(({ operation, command }) => nameOf(operation, command)));
  const pairs = new Map<string, Set<string>>();
  const note = (name: string, formats: string): void => {
    pairs.set(name, (pairs.get(name) ?? new Set()).add(formats));
  };
  for (const { operation, command, code, formats } of replies) {
    if (code !== "000000") continue;
    note(operation, formats);
    note(nameOf(operation, command), formats);
  }
  const share = (names: readonly string[]): Share =>
    shareOf(
      names.filter((name) => !excused.has(name)),
      (name) => pairs.get(name)?.size === COMBINATIONS,
    );
  return { operations: share(operations), commands: share(commands) };
}

function nameOf(operation: string, command: string | undefined): string {
  return command === undefined ? operation : `${operation} ${command}`;
}

function shareOfCallbacks(observations: readonly Observation[], { callbacks }: Expected): Coverage["callbacks"] {
  const seen = observations.filter((one): one is CallbackObservation => one.kind === "callback");
  const by = (who: CallbackObservation["by"]): readonly string[] =>
    callbacks.filter((form) => seen.some((one) => one.by === who && `${one.id} ${one.format}` === form));
  const sentBySandbox = by("sandbox");
  const fromExample = by("example").filter((form) => !sentBySandbox.includes(form));
  const covered = new Set([...sentBySandbox, ...fromExample]);
  return { ...shareOf(callbacks, (form) => covered.has(form)), sentBySandbox, fromExample };
}

function shareOf(names: readonly string[], isCovered: (name: string) => boolean): Share {
  const missing = names.filter((name) => !isCovered(name));
  return { covered: names.length - missing.length, of: names.length, missing };
}

function codesOf(operation: string, all: readonly string[], replies: readonly ReplyObservation[]): CodesOf {
  const listed = all.filter((code) => code !== "000000");
  const seen = (by: ReplyObservation["by"]): readonly string[] =>
    listed.filter((code) =>
      replies.some((reply) => reply.operation === operation && reply.by === by && covers(code, reply.code)),
    );
  const byRule = seen("rule");
  const byNumber = seen("number").filter((code) => !byRule.includes(code));
  return {
    operation,
    listed: listed.length,
    byRule,
    byNumber,
    notTriggered: listed
      .filter((code) => !byRule.includes(code) && !byNumber.includes(code))
      .map((code) => ({ code, reason: reasonOf(operation, code)?.reason })),
  };
}

function reasonOf(operation: string, code: string): (typeof NOT_TRIGGERED)[number] | undefined {
  return NOT_TRIGGERED.find(
    ({ codes, operations }) => codes.includes(code) && (operations?.includes(operation) ?? true),
  );
}

function problemsOf(transport: string, shares: Readonly<Record<string, Share>>): string[] {
  return Object.entries(shares).flatMap(([what, { missing }]) =>
    missing.map((name) => `${what}: ${name} was not covered over ${transport}`),
  );
}

function problemsOfCodes(codes: readonly CodesOf[]): string[] {
  const open = codes.flatMap(({ operation, notTriggered }) =>
    notTriggered.map(({ code, reason }) => ({ operation, code, reason })),
  );
  const used = new Set(open.map(({ operation, code }) => reasonOf(operation, code)));
  return [
    ...open
      .filter(({ reason }) => reason === undefined)
      .map(({ operation, code }) => `codes: nothing gives ${code} on ${operation}, and not-triggered.ts has no reason`),
    ...NOT_TRIGGERED.filter((row) => !used.has(row)).map(
      ({ codes: [first] }) => `codes: not-triggered.ts has a reason for ${first} that nothing needs`,
    ),
  ];
}
