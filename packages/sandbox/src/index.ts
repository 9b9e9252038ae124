export { createSandbox } from "./create-sandbox.js";
export type { Fault, FaultAim, FaultEffect } from "./faults/fault.js";
export type { PlannedFault } from "./faults/fault-list.js";
export type { Cancel, Clock, MovableClock } from "./kernel/clock.js";
export { createManualClock, type ManualClock } from "./kernel/manual-clock.js";
export { createRealClock } from "./kernel/real-clock.js";
export type { Warning } from "./kernel/warnings.js";
export type { Sandbox, SandboxOptions } from "./sandbox.js";
export type { Listening, ListenOptions } from "./server/listen.js";
export type { RequestLine } from "./server/platform.js";
export type { Timeouts } from "./server/timeouts.js";
export type { Alarm, Conference, Playing, Recording } from "./services/conference/conference-state.js";
export type { Agent, AgentStatus, Engagement, Queue } from "./services/contact-centre/agent-state.js";
export type { Offer, Waiting } from "./services/contact-centre/waiting.js";
export type { IvrState } from "./services/ivr-state.js";
export type { ArrivedSms, SmsState } from "./services/sms/sms-state.js";
export type {
  AccountStatus,
  Application,
  MainAccount,
  Message,
  State,
  SubAccount,
  Template,
} from "./services/state.js";
export type { Call, CallLeg } from "./services/two-way-call/callback-state.js";
export type { MediaFile, VoiceCall, VoiceState } from "./services/voice/voice-state.js";
export type { CallerStep } from "./telephony/caller-script.js";
export type { Consultation, IvrCall, IvrService, Stay } from "./telephony/ivr-call-state.js";
export type { Phones } from "./telephony/phones.js";
export type { PlayerState } from "./telephony/player-state.js";
export type { InboundCall } from "./telephony/receive-call.js";
export type { TranscriptLine, TranscriptSpeaker } from "./telephony/transcript.js";
export type { Attempt } from "./webhooks/attempt.js";
