import { readFile } from "node:fs/promises";

/** A webhook as the platform would send it, from the contract's examples. */
export interface WebhookSample {
  readonly id: string;
  readonly format: "json" | "xml";
  readonly body: string;
}

/** Reads the samples. The file is made from the contract when this package is built. */
export async function readSamples(): Promise<readonly WebhookSample[]> {
  const samples: readonly WebhookSample[] = JSON.parse(
    await readFile(new URL("../../dist/webhooks.json", import.meta.url), "utf8"),
  );
  return samples;
}
