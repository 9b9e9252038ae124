import type { Application } from "./kernel/application.js";
import { DEFAULT_LIMITS } from "./kernel/bounded-store.js";
import type { Clock } from "./kernel/clock.js";
import { createEventBus, type EventBus } from "./kernel/events.js";
import type { Identifiers } from "./kernel/identifiers.js";
import { recordChanged } from "./kernel/kernel.js";
import { NO_RECORDER, type Recorder } from "./kernel/recorder.js";
import type { SandboxOptions } from "./sandbox.js";
import { type MainAccount, newSubAccount } from "./services/accounts/state.js";
import { createConferenceState } from "./services/conference/state.js";
import { createContactCentreState } from "./services/contact-centre/state.js";
import type { DomainEvents, Platform } from "./services/platform.js";
import { createSmsState } from "./services/sms/state.js";
import { twoWayCallResult } from "./services/two-way-call/rules.js";
import { voiceCallResult } from "./services/voice/rules.js";
import { createVoiceState } from "./services/voice/state.js";
import { createTelephonyState } from "./telephony/state.js";
import { createWebhookDispatcher } from "./webhooks/dispatcher.js";

/** Initial state of a platform. */
export interface PlatformOptions
  extends Pick<
    SandboxOptions,
    | "subAccounts"
    | "smsCallbackUrl"
    | "smsCallbackFormat"
    | "ivrUrl"
    | "callAuthUrl"
    | "allowCallbacksTo"
    | "callbackRetries"
    | "fetch"
    | "onCallback"
    | "storage"
  > {
  readonly accountSid: string;
  readonly authToken: string;
  readonly appId: string;
  readonly clock: Clock;
  readonly ids: Identifiers;
  readonly warn: (operation: string, what: string) => void;
  /** Default: nothing is written down. */
  readonly recorder?: Recorder;
  /** Whether callbacks are held back at first. Default: false. */
  readonly holdsCallbacks?: boolean;
  /** Numbers attempts at callbacks. */
  readonly nextAttempt: () => number;
}

/** A platform with one active account, one live application, and the sub-accounts asked for. Nobody listens to its events yet. */
export function createPlatform(options: PlatformOptions): {
  readonly platform: Platform;
  readonly events: EventBus<DomainEvents>;
} {
  const { accountSid, authToken, appId, subAccounts = [], clock, ids, warn } = options;
  const now = clock.now();
  const events = createEventBus<DomainEvents>();
  const application: Application = {
    appId,
    live: true,
    testNumbers: new Set(),
    smsCallbackUrl: options.smsCallbackUrl,
    smsCallbackEnabled: true,
    smsCallbackFormat: options.smsCallbackFormat ?? "json",
    ivrUrl: options.ivrUrl,
    callAuthUrl: options.callAuthUrl,
  };
  const main: MainAccount = {
    sid: accountSid,
    token: authToken,
    friendlyName: "sandbox@example.com",
    created: now,
    status: "1",
    balance: "100.00",
    verified: true,
    toppedUp: true,
  };
  const platform: Platform = {
    clock,
    ids,
    warn,
    events,
    applications: new Map([[appId, application]]),
    webhooks: createWebhookDispatcher({
      clock,
      fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
      retries: options.callbackRetries ?? 0,
      allowedHosts: options.allowCallbacksTo ?? [],
      onAttempt: (attempt) => options.onCallback?.(attempt),
      onChange: (id) => recordChanged({ events }, "callback", id),
      recorder: options.recorder ?? NO_RECORDER,
      isHeld: options.holdsCallbacks ?? false,
      nextId: options.nextAttempt,
    }),
    accounts: {
      main,
      subAccounts: new Map(
        subAccounts.map(({ sid, token }, at) => [
          sid,
          newSubAccount({ sid, token, appId, friendlyName: `sub-account-${at + 1}` }, ids, now),
        ]),
      ),
      usageDays: new Map(),
      billedCalls: new Map(),
      orders: new Map(),
    },
    templatePermit: main,
    sms: createSmsState(now, { ...DEFAULT_LIMITS, ...options.storage }),
    voice: createVoiceState(),
    callResults: [(callSid) => voiceCallResult(platform, callSid), (callSid) => twoWayCallResult(platform, callSid)],
    twoWayCalls: new Map(),
    telephony: createTelephonyState(),
    conferences: createConferenceState(),
    contactCentre: createContactCentreState(),
  };
  return { platform, events };
}
