import type { Exchange } from "./http-message.js";

/**
 * The one exchange of a list.
 *
 * @throws {Error} when there is none, or more than one
 */
export function onlyExchange(exchanges: readonly Exchange[]): Exchange {
  const [only, ...more] = exchanges;
  if (only === undefined) throw new Error("nothing was sent");
  if (more.length > 0) throw new Error(`${exchanges.length} requests were sent in place of one`);
  return only;
}
