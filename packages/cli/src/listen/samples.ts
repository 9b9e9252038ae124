import { readAsset } from "../assets.js";

/** A webhook as the platform would send it, from the contract's examples. */
export interface WebhookSample {
  readonly id: string;
  readonly format: "json" | "xml";
  readonly body: string;
}

/** Reads the samples. The file is made from the contract when this package is built. */
export async function readSamples(): Promise<readonly WebhookSample[]> {
  const samples = await readAsset("webhooks.json");
  if (!isSamples(samples)) throw new Error("webhooks.json holds no samples; build the package again");
  return samples;
}

function isSamples(value: unknown): value is readonly WebhookSample[] {
  return (
    Array.isArray(value) &&
    value.every(({ id, body }: Partial<WebhookSample>) => typeof id === "string" && typeof body === "string")
  );
}
