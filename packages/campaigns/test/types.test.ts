import type { WebhookMessage } from "@cloopen-rest/client/webhooks";
import { expectTypeOf, it } from "vitest";
import type {
  CampaignError,
  CampaignProgress,
  CampaignRecipient,
  CampaignsOptions,
  CreateCampaignParams,
  csvRecipients,
  isCampaignError,
  RecipientResult,
  RunOptions,
  RunResult,
  StatusReport,
} from "../src/index.js";

it("names every state, so that a switch can be complete", () => {
  type State =
    | "pending"
    | "sending"
    | "accepted"
    | "delivered"
    | "undelivered"
    | "rejected"
    | "unknown"
    | "unsent"
    | "duplicate";
  expectTypeOf<RecipientResult["state"]>().toEqualTypeOf<State>();
  expectTypeOf<keyof CampaignProgress>().toEqualTypeOf<State | "total">();
  expectTypeOf<RunResult["end"]>().toEqualTypeOf<"done" | "paused" | "cancelled" | "aborted">();
});

it("takes numbers, objects and CSV, synchronous or not", () => {
  expectTypeOf<readonly string[]>().toExtend<CreateCampaignParams["recipients"]>();
  expectTypeOf<AsyncIterable<{ to: string; datas: string[] }>>().toExtend<CreateCampaignParams["recipients"]>();
  expectTypeOf<ReturnType<typeof csvRecipients>>().toExtend<CreateCampaignParams["recipients"]>();
  expectTypeOf<number>().not.toExtend<CampaignRecipient>();
  expectTypeOf<string>().not.toExtend<CreateCampaignParams["recipients"][]>();
});

it("takes a status report as webhooks of the client hand it over", () => {
  expectTypeOf<WebhookMessage<"smsStatusReport">>().toExtend<StatusReport>();
});

it("demands a client and a store, and nothing for a run", () => {
  expectTypeOf<Pick<CampaignsOptions, "client">>().not.toExtend<CampaignsOptions>();
  expectTypeOf<{ hours: { from: string } }>().not.toExtend<RunOptions>();
  expectTypeOf<Parameters<typeof isCampaignError>>().toEqualTypeOf<[value: unknown]>();
  expectTypeOf<CampaignError["place"]>().toExtend<{ readonly line?: number; readonly column?: string } | undefined>();
});
