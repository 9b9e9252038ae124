import type { ContractDocument } from "@cloopen-rest/spec/model";
import { groupBy } from "../group-by.js";
import { listOperations } from "../list-operations.js";
import { curlSample } from "./curl-sample.js";
import { listSamples } from "./list-samples.js";
import { rawSample } from "./raw-sample.js";
import type { SampleCase } from "./sample-case.js";
import { functionSample, pathSample } from "./typescript-sample.js";

interface SampleLanguage {
  readonly lang: string;
  /** What Redoc offers it as, and knows it by. */
  readonly label: string;
  write(sample: SampleCase): string;
}

/** The ways in which the reference shows a call. */
export const SAMPLE_LANGUAGES: readonly SampleLanguage[] = [
  { lang: "TypeScript", label: "TypeScript", write: functionSample },
  { lang: "TypeScript", label: "TypeScript (path)", write: pathSample },
  { lang: "curl", label: "curl", write: (sample) => curlSample(sample, sample.preferred) },
  { lang: "HTTP", label: "HTTP", write: (sample) => rawSample(sample, sample.preferred) },
];

/**
 * Gives every operation its samples (`x-codeSamples`), which Redoc shows beside it. Changes the document in place.
 *
 * Of an operation with several examples or commands the first is shown; the page of samples has them all, in both formats.
 */
export function addCodeSamples(contract: ContractDocument): void {
  const samples = groupBy(listSamples(contract), ({ operationId }) => operationId);
  for (const { id, source } of listOperations(contract)) {
    const [first] = samples.get(id) ?? [];
    if (first === undefined) continue;
    Object.assign(source, {
      "x-codeSamples": SAMPLE_LANGUAGES.map(({ lang, label, write }) => ({ lang, label, source: write(first) })),
    });
  }
}
