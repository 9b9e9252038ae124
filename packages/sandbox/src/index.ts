export type { Attempt } from "./callbacks/attempt.js";
export type { Cancel, Clock, MovableClock } from "./clock/clock.js";
export { createManualClock, type ManualClock } from "./clock/manual-clock.js";
export { createRealClock } from "./clock/real-clock.js";
export type { Warning } from "./control/warnings.js";
export { createSandbox } from "./create-sandbox.js";
export type { Agent, AgentStatus, Engagement, Queue } from "./engine/agents/agent-state.js";
export type { Call, CallLeg } from "./engine/callback-state.js";
export type { Alarm, Conference, Playing, Recording } from "./engine/conference/conference-state.js";
export type { Consultation, IvrCall, IvrService, Stay } from "./engine/ivr-call/ivr-call-state.js";
export type { InboundCall } from "./engine/ivr-call/receive-call.js";
export type { CallerStep } from "./engine/ivr-player/caller-script.js";
export type { Phones } from "./engine/ivr-player/phones.js";
export type { PlayerState } from "./engine/ivr-player/player-state.js";
export type { TranscriptLine, TranscriptSpeaker } from "./engine/ivr-player/transcript.js";
export type { IvrState } from "./engine/ivr-state.js";
export type { Offer, Waiting } from "./engine/queues/waiting.js";
export type { ArrivedSms, SmsState } from "./engine/sms-state.js";
export type {
  AccountStatus,
  Application,
  MainAccount,
  Message,
  State,
  SubAccount,
  Template,
} from "./engine/state.js";
export type { MediaFile, VoiceCall, VoiceState } from "./engine/voice-state.js";
export type { Fault, FaultAim, FaultEffect } from "./faults/fault.js";
export type { PlannedFault } from "./faults/fault-list.js";
export type { Listening, ListenOptions } from "./http/listen.js";
export type { RequestLine } from "./http/platform.js";
export type { Timeouts } from "./http/timeouts.js";
export type { Sandbox, SandboxOptions } from "./sandbox.js";
