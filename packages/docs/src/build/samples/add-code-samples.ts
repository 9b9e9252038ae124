import { groupBy } from "../group-by.js";
import { listOperations } from "../list-operations.js";
import type { Contract } from "../read-contract.js";
import { curlSample } from "./curl-sample.js";
import { listSamples } from "./list-samples.js";
import { rawSample } from "./raw-sample.js";
import { functionSample, pathSample } from "./typescript-sample.js";

/**
 * Gives every operation its samples (`x-codeSamples`), which Redoc shows beside it. Changes the document in place.
 *
 * Of the commands of an operation all are shown as functions, the first one in the other ways, too; the page of samples has them all.
 */
export function addCodeSamples(contract: Contract): void {
  const samples = groupBy(listSamples(contract), ({ operationId }) => operationId);
  for (const { id, source } of listOperations(contract)) {
    const [first, ...others] = samples.get(id) ?? [];
    if (first === undefined) continue;
    const commands = first.command === undefined ? [] : others;
    const { preferred } = first;
    source["x-codeSamples"] = [
      {
        lang: "TypeScript",
        label: first.command === undefined ? "TypeScript" : first.id,
        source: functionSample(first),
      },
      ...commands.map((each) => ({ lang: "TypeScript", label: each.id, source: functionSample(each) })),
      { lang: "TypeScript", label: "TypeScript (path)", source: pathSample(first) },
      { lang: "Shell", label: "curl", source: curlSample(first, preferred) },
      { lang: "HTTP", label: "HTTP", source: rawSample(first, preferred) },
    ];
  }
}
