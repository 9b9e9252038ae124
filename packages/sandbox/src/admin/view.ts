import type { FaultList } from "../faults/fault-list.js";
import type { Application } from "../kernel/application.js";
import type { ChangeLog } from "../kernel/change-log.js";
import type { Clock } from "../kernel/clock.js";
import type { RecordKind } from "../kernel/kernel.js";
import type { RequestRecord } from "../kernel/request-record.js";
import type { Warnings } from "../kernel/warnings.js";
import type { MainAccount, SubAccount } from "../services/accounts/state.js";
import type { Conference } from "../services/conference/state.js";
import type { Agent, Queue, Waiting } from "../services/contact-centre/state.js";
import type { Platform } from "../services/platform.js";
import type { ArrivedSms, DeliveryState, Message, Reply, Template } from "../services/sms/state.js";
import type { TwoWayCall } from "../services/two-way-call/state.js";
import type { MediaFile, VoiceCall } from "../services/voice/state.js";
import type { CallerStep } from "../telephony/caller-script.js";
import type { Phones } from "../telephony/phones.js";
import type { Call, TranscriptLine } from "../telephony/state.js";
import type { WebhookDispatcher } from "../webhooks/dispatcher.js";

/** What the platform remembers, to be looked at: `sandbox.admin` changes what the vendor's console would change. */
export interface SandboxState {
  readonly account: Readonly<MainAccount>;
  /** By `appId`. */
  readonly applications: ReadonlyMap<string, Readonly<Application>>;
  /** By `subAccountSid`, in the order of their creation. */
  readonly subAccounts: ReadonlyMap<string, Readonly<SubAccount>>;
  /** By their id. */
  readonly templates: ReadonlyMap<string, Readonly<Template>>;
  /** By `smsMessageSid`, oldest first. */
  readonly messages: ReadonlyMap<string, Readonly<Message>>;
  /** `reqId`s of the present calendar day. */
  readonly requestIds: ReadonlyMap<string, string>;
  /** Status reports and messages from phones that wait for GetArrived, oldest first. */
  readonly arrivedSms: readonly ArrivedSms[];
  /** What phones wrote, oldest first, by their number. */
  readonly replies: ReadonlyMap<number, Reply>;
  /** Notifications and verification codes by voice, by `callSid`. */
  readonly voiceCalls: ReadonlyMap<string, Readonly<VoiceCall>>;
  /** Uploaded sound files, by application and name. */
  readonly mediaFiles: ReadonlyMap<string, Readonly<MediaFile>>;
  /** By `callSid`. */
  readonly twoWayCalls: ReadonlyMap<string, TwoWayCallView>;
  /** Calls of the IVR, conferences and the contact centre, by `callSid`. */
  readonly calls: ReadonlyMap<string, Readonly<Call>>;
  /** What scripted parties do, by their number. */
  readonly scripts: ReadonlyMap<string, readonly CallerStep[]>;
  /** What happened in the newest calls, by `callSid`. */
  readonly transcripts: ReadonlyMap<string, readonly TranscriptLine[]>;
  /** By `confid`. */
  readonly conferences: ReadonlyMap<string, Readonly<Conference>>;
  /** Agents on work, by application and `agentid`. */
  readonly agents: ReadonlyMap<string, Readonly<Agent>>;
  /** Queues that were created, by application and `queuetype`. */
  readonly queues: ReadonlyMap<string, Readonly<Queue>>;
  /** Who waits for an agent, by application and `queuetype`, in the order in which they came. */
  readonly waiting: ReadonlyMap<string, ReadonlySet<Readonly<Waiting>>>;
  /** The same callers by their `callSid`. */
  readonly waitingCalls: ReadonlyMap<string, Readonly<Waiting>>;
}

/** A two-way call, to be looked at. */
export type TwoWayCallView = Readonly<Omit<TwoWayCall, "hangUp">>;

/** The state of a platform as a view that follows it. */
export function viewState(platform: Platform): SandboxState {
  const { accounts, applications, sms, voice, twoWayCalls, telephony, conferences, contactCentre } = platform;
  return {
    account: accounts.main,
    applications,
    subAccounts: accounts.subAccounts,
    templates: sms.templates,
    messages: sms.messages,
    requestIds: sms.requestIds.ids,
    get arrivedSms() {
      return [...sms.arrived.values()];
    },
    replies: sms.replies,
    voiceCalls: voice.calls,
    mediaFiles: voice.files,
    twoWayCalls,
    calls: telephony.calls,
    scripts: telephony.scripts,
    transcripts: telephony.transcripts,
    conferences: conferences.byId,
    agents: contactCentre.agents,
    queues: contactCentre.queues,
    waiting: contactCentre.waiting,
    waitingCalls: contactCentre.waitingCalls,
  };
}

/** A line of a transcript, with the call that it is of. */
export interface NumberedLine extends TranscriptLine {
  readonly callSid: string;
}

/** What the sandbox's own pages show, beside what {@link Admin} changes. */
export interface AdminView {
  readonly state: () => SandboxState;
  readonly webhooks: () => WebhookDispatcher;
  readonly warnings: Warnings;
  readonly faults: FaultList;
  readonly clock: Clock;
  /** What has become of a message for each of its recipients. */
  readonly deliveriesOf: (message: Readonly<Message>) => readonly DeliveryState[];
  /** The newest requests. */
  readonly requests: ReadonlyMap<number, RequestRecord>;
  /** The newest lines of all transcripts, by their number. */
  readonly transcriptLines: ReadonlyMap<number, NumberedLine>;
  /** Which records changed last. */
  readonly changes: ChangeLog<RecordKind>;
  /** Waits until nothing is under way. */
  readonly settled: () => Promise<void>;
  readonly phones: Phones;
  readonly reset: () => void;
  /** A phone writes to an application. */
  readonly receiveSms: (appId: string, from: string, content: string) => void;
}
