import { isRecord } from "../is-record.js";
import type { Contract } from "../read-contract.js";

/** The object that a node of the contract stands for: itself, or what its `$ref` leads to. */
export function resolveRef(contract: Contract, node: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(node)) return {};
  const { $ref } = node;
  if (typeof $ref !== "string") return node;
  const target = $ref
    .slice("#/".length)
    .split("/")
    .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), contract);
  if (!isRecord(target)) throw new Error(`${$ref} leads nowhere`);
  return resolveRef(contract, target);
}
