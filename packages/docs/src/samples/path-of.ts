import type { SampleCase } from "./sample-case.js";

/** Path and query of an example as the helpers of `samples/signing` take them: `{sid}` stands for the id of the signer. */
export function pathOf({ path, query }: SampleCase): string {
  const pairs = query.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  return `${path.replace(/\{\w+\}/, "{sid}")}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
}
