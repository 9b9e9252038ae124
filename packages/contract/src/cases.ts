import type { Formats } from "@cloopen-rest/client";
import { CONTRACT, type ContractOperation } from "./contract.js";

/** The four ways to combine formats. */
export const COMBINATIONS: readonly Formats[] = [
  { request: "json", reply: "json" },
  { request: "json", reply: "xml" },
  { request: "xml", reply: "json" },
  { request: "xml", reply: "xml" },
];

/** Operations that change nothing and cost nothing. */
const READ_ONLY: ReadonlySet<string> = new Set(["getAccountInfo", "listSubAccounts"]);

/** One row of the suite. */
export interface Case {
  readonly name: string;
  readonly operation: ContractOperation;
  readonly formats: Formats;
}

/** Every operation in every combination; without permission to send, those that only read. */
export function listCases(maySend: boolean): Case[] {
  return CONTRACT.filter(({ id }) => maySend || READ_ONLY.has(id)).flatMap((operation) =>
    COMBINATIONS.map((formats) => ({
      name: `${operation.id}: ${formats.request} request, ${formats.reply} reply`,
      operation,
      formats,
    })),
  );
}

let counter = 0;

/** The request example without the application, which the client fills in, and with fresh values where the platform wants them unique. */
export function bodyFor({ id, example }: ContractOperation): Record<string, unknown> | undefined {
  if (example === undefined) return undefined;
  const { appId: _, Appid: __, ...body } = example;
  counter += 1;
  if (id === "createSubAccount") return { ...body, friendlyName: `case${Date.now()}x${counter}@example.com` };
  if (id === "sendTemplateSms") return { ...body, reqId: `case${Date.now()}x${counter}` };
  return body;
}
