import type { CloopenClient } from "@cloopen-rest/client";
import type { CampaignEffects } from "./campaigns.js";
import type { Seals } from "./journal/journal-codec.js";
import type { CampaignStore } from "./store/store.js";

/** Client, store, keys and effects that the campaigns of one store share. */
export interface Context {
  readonly client: CloopenClient;
  readonly store: CampaignStore;
  readonly seals: Seals;
  readonly effects: CampaignEffects;
  /** Ids of the campaigns that run in this process. */
  readonly running: Set<string>;
}
