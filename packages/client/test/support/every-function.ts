import fc from "fast-check";
import * as functions from "../../src/generated/operations/index.js";
import type { CallOptions, CloopenClient } from "../../src/index.js";
import type { AnyOperation } from "../../src/protocol/operation.js";
import { messageValue } from "../arbitraries/message-value.js";

type AnyFunction = (cloopen: CloopenClient, ...rest: unknown[]) => Promise<unknown>;

const byName = new Map(Object.entries(functions)) as ReadonlyMap<string, AnyFunction>;

/** Names of the functions, one for each operation and each command. */
export const functionNames: readonly string[] = [...byName.keys()];

/** The operation or command that a function passes to `cloopen.call`. */
export function describedBy(name: string): AnyOperation {
  let seen: AnyOperation | undefined;
  const call = (operation: AnyOperation): void => {
    seen = operation;
  };
  const listening = { call } as unknown as CloopenClient;
  void byName.get(name)?.(listening, {});
  if (seen === undefined) throw new Error(`${name} calls nothing`);
  return seen;
}

/**
 * Arguments that fit: those of the body or its command, or of the query, without the application.
 */
export function argumentsOf(operation: AnyOperation): Record<string, unknown> {
  if (operation.upload) return { filename: "a.wav", file: new Uint8Array([1, 2, 3]) };
  if (operation.request === undefined)
    return Object.fromEntries((operation.query ?? []).map(({ name }) => [name, "q7"]));
  const text = fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom("a", "7", "中", "<", "&") });
  const [value] = fc.sample(messageValue(operation.request, text), { numRuns: 1, seed: 7 });
  const { appId: _, Appid: __, ...body } = value as Record<string, unknown>;
  return operation.command === undefined ? body : (body[operation.command] as Record<string, unknown>);
}

/** Calls a function with arguments that fit. */
export async function callFunction(
  name: string,
  cloopen: CloopenClient,
  params: Record<string, unknown>,
  options: CallOptions | undefined,
): Promise<unknown> {
  const run = byName.get(name);
  if (run === undefined) throw new Error(`${name} is no function`);
  // One without arguments takes its options in their place.
  return run.length === 2 ? run(cloopen, options) : run(cloopen, params, options);
}
