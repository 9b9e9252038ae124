import type { Formats } from "@cloopen-rest/client";
import { OPERATIONS, type SpecOperation } from "./spec.js";

/** The four ways to combine formats. */
export const COMBINATIONS: readonly Formats[] = [
  { request: "json", reply: "json" },
  { request: "json", reply: "xml" },
  { request: "xml", reply: "json" },
  { request: "xml", reply: "xml" },
];

/** Operations that change nothing, cost nothing, and need nothing that has to be created first (others with `x-safe` do). */
const READ_ONLY: ReadonlySet<string> = new Set(["getAccountInfo", "listSubAccounts", "listSmsTemplates"]);

/** Whether an operation may be called where nothing may be sent. */
export function readsOnly({ id }: SpecOperation): boolean {
  return READ_ONLY.has(id);
}

/** One row of the suite. */
export interface Case {
  readonly name: string;
  readonly operation: SpecOperation;
  /** Name of the request example, where there is one; of a command, for operations that carry one of several. */
  readonly example: string | undefined;
  readonly formats: Formats;
}

/** Every operation and command in every combination; without permission to send, those that only read. */
export function listCases(maySend: boolean): Case[] {
  return OPERATIONS.filter((operation) => maySend || readsOnly(operation)).flatMap((operation) => {
    const names = Object.keys(operation.examples);
    return (names.length === 0 ? [undefined] : names).flatMap((example) =>
      COMBINATIONS.map((formats) => ({
        name: `${operation.id}${names.length > 1 ? ` ${example}` : ""}: ${formats.request} request, ${formats.reply} reply`,
        operation,
        example,
        formats,
      })),
    );
  });
}
