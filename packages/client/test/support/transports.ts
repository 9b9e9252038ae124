import { fetchTransport } from "../../src/transport/fetch.js";
import { nodeTransport } from "../../src/transport/node.js";
import type { Transport } from "../../src/transport/transport.js";

/** A transport of the package, made again so that connections are not met by other tests. */
export interface NamedTransport {
  readonly name: "nodeTransport" | "fetchTransport";
  readonly make: () => Transport;
}

/** Both transports of the package: a table of faults holds over each. */
export const TRANSPORTS: readonly NamedTransport[] = [
  { name: "nodeTransport", make: () => nodeTransport() },
  { name: "fetchTransport", make: () => fetchTransport() },
];
