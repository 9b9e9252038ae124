import type { Contract, Schema } from "./contract/openapi.js";
import { resolve } from "./contract/resolve.js";

/** The command of a body `{Appid, Command}`. */
export function commandOf(contract: Contract, message: Schema): { name: string; schema: Schema } | undefined {
  const others = Object.entries(message.properties ?? {}).filter(([name]) => name !== "Appid");
  const [only] = others;
  if (message.properties?.["Appid"] === undefined || others.length !== 1 || only === undefined) return undefined;
  return resolve(contract, only[1]).type === "object" ? { name: only[0], schema: only[1] } : undefined;
}
