import type { Pool, PoolClient } from "pg";
import { expectTypeOf, it } from "vitest";
import type { CampaignStore, CampaignsOptions } from "../../src/index.js";
import type {
  PostgresClient,
  PostgresPool,
  PostgresStoreOptions,
  postgresStore,
} from "../../src/postgres/postgres-store.js";

it("takes the pool of pg as it is", () => {
  expectTypeOf<Pool>().toExtend<PostgresPool>();
  expectTypeOf<PoolClient>().toExtend<PostgresClient>();
});

it("needs a pool, not an address, and gives a store that openCampaigns takes", () => {
  expectTypeOf<typeof postgresStore>().parameters.toEqualTypeOf<[PostgresStoreOptions]>();
  expectTypeOf<{ pool: Pool }>().toExtend<PostgresStoreOptions>();
  expectTypeOf<{ schema: string }>().not.toExtend<PostgresStoreOptions>();
  expectTypeOf<{ pool: string }>().not.toExtend<PostgresStoreOptions>();
  expectTypeOf<ReturnType<typeof postgresStore>>().toEqualTypeOf<CampaignStore>();
  expectTypeOf<CampaignStore>().toExtend<CampaignsOptions["store"]>();
});
