export { type NormalizedNumber, normalizeNumber } from "@cloopen-rest/client";
export { createVerify } from "./create-verify.js";
export type { CheckLimit, Limit, VerifyLimits } from "./limits.js";
export { memoryStore } from "./stores/memory.js";
export type {
  CheckStatus,
  DeliveryRecord,
  DeliveryRequest,
  Limiter,
  LimitRule,
  OpenRequest,
  OpenResult,
  TakeRequest,
  VerifyStore,
} from "./stores/store.js";
export type {
  Channel,
  CheckParams,
  CheckResult,
  DeliverParams,
  DeliverResult,
  DeliveryReport,
  DeliveryResult,
  LimitedSend,
  RejectedSend,
  SendParams,
  SentCode,
  StartParams,
  StartReason,
  StartResult,
  SuspiciousAttempt,
  TemplateMessage,
  Verify,
  VerifyOptions,
  VoiceOptions,
} from "./verify.js";
