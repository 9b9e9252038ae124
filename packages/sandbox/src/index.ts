export type { Attempt } from "./callbacks/outbox.js";
export type { Cancel, Clock } from "./clock/clock.js";
export { createManualClock, type ManualClock } from "./clock/manual-clock.js";
export { createRealClock } from "./clock/real-clock.js";
export type { Warning } from "./control/warnings.js";
export { createSandbox } from "./create-sandbox.js";
export type {
  AccountStatus,
  Application,
  Call,
  Conference,
  MainAccount,
  Message,
  State,
  SubAccount,
  Template,
} from "./engine/state.js";
export type { Listening, ListenOptions } from "./http/listen.js";
export type { RequestLine } from "./http/platform.js";
export type { Sandbox, SandboxOptions } from "./sandbox.js";
