export { createSandbox } from "./create-sandbox.js";
export type { Fault, FaultAim, FaultEffect } from "./faults/fault.js";
export type { PlannedFault } from "./faults/fault-list.js";
export type { Cancel, Clock, MovableClock } from "./kernel/clock.js";
export { createManualClock, type ManualClock } from "./kernel/manual-clock.js";
export { createRealClock } from "./kernel/real-clock.js";
export type { Warning } from "./kernel/warnings.js";
export type { Sandbox, SandboxOptions } from "./sandbox.js";
export type { Listening, ListenOptions, Timeouts } from "./server/listen.js";
export type { RequestLine } from "./server/pipeline.js";
export type { Alarm, Conference, Playing, Recording } from "./services/conference/state.js";
export type { Agent, AgentStatus, Assignment, Offer, Queue, Waiting } from "./services/contact-centre/state.js";
export type {
  AccountStatus,
  Application,
  IvrState,
  MainAccount,
  Message,
  State,
  SubAccount,
  Template,
} from "./services/platform.js";
export type { ArrivedSms, SmsState } from "./services/sms/state.js";
export type { CallLeg, TwoWayCall } from "./services/two-way-call/state.js";
export type { MediaFile, VoiceCall, VoiceState } from "./services/voice/state.js";
export type { Call, CallActivity, Consultation, IvrService, PlayerState } from "./telephony/call.js";
export type { CallerStep } from "./telephony/caller-script.js";
export type { InboundCall, Phones } from "./telephony/phones.js";
export type { TranscriptLine, TranscriptSpeaker } from "./telephony/transcript.js";
export type { DeliveryAttempt } from "./webhooks/delivery-attempt.js";
