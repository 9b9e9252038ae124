export type { AgentAction } from "./admin/act-as-agent.js";
export type { Admin, ApplicationSettings, TemplateSeed } from "./admin/admin.js";
export type {
  IsoTime,
  ShownAttempt,
  ShownCall,
  ShownDelivery,
  ShownLeg,
  ShownLine,
  ShownMessage,
  ShownRequest,
  ShownTwoWayCall,
  ShownVoiceCall,
} from "./admin/lists/shown-records.js";
export type { RecordQuery, RecordWaiting, WaitOptions } from "./admin/lists/waiting.js";
export type { SandboxState, TwoWayCallView } from "./admin/view.js";
export { createSandbox } from "./create-sandbox.js";
export type { DataOptions } from "./data/data-options.js";
export { DataFolderError } from "./data/journal-file.js";
export type { Fault, FaultAim, FaultEffect } from "./faults/fault.js";
export type { PlannedFault } from "./faults/fault-list.js";
export type { Application } from "./kernel/application.js";
export type { StorageLimits } from "./kernel/bounded-store.js";
export type { Cancel, Clock, MovableClock } from "./kernel/clock.js";
export { createManualClock, type ManualClock } from "./kernel/manual-clock.js";
export { createRealClock } from "./kernel/real-clock.js";
export type { Warning } from "./kernel/warnings.js";
export type { Sandbox, SandboxOptions } from "./sandbox.js";
export type { Listening, ListenOptions, Timeouts } from "./server/listen.js";
export type { RequestLine } from "./server/request-context.js";
export type { AccountStatus, MainAccount, SubAccount } from "./services/accounts/state.js";
export type { Alarm, Conference, Playing, Recording } from "./services/conference/state.js";
export type { Agent, AgentStatus, Assignment, Offer, Queue, Waiting } from "./services/contact-centre/state.js";
export type { ArrivedSms, DeliveryState, Message, Reply, Template } from "./services/sms/state.js";
export type { CallLeg, TwoWayCall } from "./services/two-way-call/state.js";
export type { MediaFile, VoiceCall } from "./services/voice/state.js";
export type { CallerStep } from "./telephony/caller-script.js";
export type { InboundCall, Phones } from "./telephony/phones.js";
export type {
  Call,
  CallActivity,
  Consultation,
  IvrService,
  PlayerState,
  TranscriptLine,
  TranscriptSpeaker,
} from "./telephony/state.js";
export type { DeliveryAttempt } from "./webhooks/delivery-attempt.js";
