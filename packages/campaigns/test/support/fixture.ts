import { type ClientOptions, type CloopenClient, createClient, fetchTransport } from "@cloopen-rest/client";
import { createSandbox, type Sandbox, type SandboxOptions } from "@cloopen-rest/sandbox";
import type { Campaigns, CampaignsOptions } from "../../src/campaigns.js";
import { openCampaigns } from "../../src/open-campaigns.js";

/** Campaigns over a client of a sandbox in this process. */
export interface Fixture {
  readonly sandbox: Sandbox;
  readonly client: CloopenClient;
  readonly campaigns: Campaigns;
  /** How many messages each number got. */
  sent(): ReadonlyMap<string, number>;
}

export async function createFixture(
  options: Partial<CampaignsOptions> = {},
  client: ClientOptions = {},
  sandboxOptions: SandboxOptions = {},
): Promise<Fixture> {
  const sandbox = createSandbox(sandboxOptions);
  const { accountSid, authToken, appId } = sandbox;
  const transport = fetchTransport({ fetch: (url, init) => sandbox.fetch(new Request(url, init)) });
  const cloopen = createClient({ accountSid, authToken, appId, transport, ...client });
  return {
    sandbox,
    client: cloopen,
    campaigns: await openCampaigns({ client: cloopen, store: ":memory:", ...options }),
    sent: () => countMessages(sandbox),
  };
}

/** How many messages each number got. */
export function countMessages(sandbox: Sandbox): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of sandbox.state.messages.values())
    for (const number of to) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

/** Numbers that differ. */
export function numbers(count: number, first: number = 13_800_000_000): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(first + index));
}

/** Everything that is iterated. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
