export { CampaignError, type CampaignErrorCode, type InputPlace, isCampaignError } from "./campaign-error.js";
export type {
  Campaign,
  CampaignEffects,
  CampaignInfo,
  CampaignProgress,
  CampaignRecipient,
  CampaignSummary,
  Campaigns,
  CampaignsOptions,
  CreateCampaignOptions,
  CreateCampaignParams,
  RecipientInput,
  RecipientResult,
  RunOptions,
  RunResult,
  SendingHours,
  StatusReport,
} from "./campaigns.js";
export type { CsvOptions } from "./csv/csv-options.js";
export { csvRecipients } from "./csv/csv-recipients.js";
export type { TextSource } from "./csv/decode-text.js";
export { openCampaigns } from "./open-campaigns.js";
export { sqliteStore } from "./sqlite/sqlite-store.js";
export type {
  NewRecipient,
  RecipientRecord,
  StateCount,
  StoredCampaign,
  StoredRecipient,
  StoredReport,
  TimeCount,
} from "./store/records.js";
export type { CampaignStatus, RecipientState, RequestState } from "./store/states.js";
export type {
  BeginOptions,
  BeginResult,
  BegunRequest,
  CampaignStore,
  DispatchOptions,
  PlanOptions,
  RequestOutcome,
} from "./store/store.js";
