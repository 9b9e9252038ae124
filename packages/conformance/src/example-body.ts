import type { Body } from "./body.js";
import type { Prepared } from "./prepare.js";
import type { SpecOperation } from "./spec.js";

/** An example of the contract as it goes over the wire, with the application that is there; `undefined` for operations without a body. */
export function exampleBody({ examples }: SpecOperation, appId: string, command?: string): Body | undefined {
  const value = examples[command ?? Object.keys(examples)[0] ?? ""];
  return value && mapValues(value, (item, name) => (/^appid$/i.test(name) ? appId : item));
}

/** Something that an operation may be called with where the call will be rejected: no more than the client itself asks for. */
export function anyCall(operation: SpecOperation, command?: string): Prepared {
  if (operation.upload) return { body: new Uint8Array(4), query: { filename: "a.wav" } };
  // The client puts the application in.
  const { appId: _, Appid: __, ...body } = exampleBody(operation, "", command) ?? {};
  return {
    ...(operation.request && { body }),
    ...(operation.id === "getCallResult" && { query: { callsid: "0".repeat(32) } }),
  };
}

function mapValues(value: Body, change: (item: unknown, name: string) => unknown): Body {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item, name)]));
}
