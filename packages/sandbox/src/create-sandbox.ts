import { createAdmin } from "./admin/admin.js";
import { createAdminApp } from "./admin/app.js";
import { CLOCK_ID } from "./admin/lists/set-up-lists.js";
import { createWaiting } from "./admin/lists/waiting.js";
import { createObservations } from "./admin/live/observations.js";
import { type AdminView, viewState } from "./admin/view.js";
import { addressesOf, answerAfter, beginningOf, sendAfter } from "./begin.js";
import { checkOptions } from "./check-options.js";
import { createPlatform } from "./create-platform.js";
import { describeOperation, recordCalls } from "./data/inputs.js";
import { openData } from "./data/open-data.js";
import { ConnectionCut, showCut } from "./faults/fault.js";
import { createFaultList } from "./faults/fault-list.js";
import { findApplication } from "./kernel/application.js";
import { createCancellingClock, isMovable } from "./kernel/clock.js";
import type { EventBus } from "./kernel/events.js";
import { createIdentifiers } from "./kernel/identifiers.js";
import { createRealClock } from "./kernel/real-clock.js";
import { NO_RECORDER } from "./kernel/recorder.js";
import { createUnderWay } from "./kernel/under-way.js";
import { createWarnings } from "./kernel/warnings.js";
import type { Sandbox, SandboxOptions } from "./sandbox.js";
import { listen } from "./server/listen.js";
import { answer } from "./server/pipeline.js";
import type { ServerContext } from "./server/request-context.js";
import { recordUsage } from "./services/accounts/state.js";
import { notifyKeys } from "./services/conference/callbacks.js";
import { createConferenceCommands } from "./services/conference/ivr-commands.js";
import { partyLeaves } from "./services/conference/rules.js";
import { releaseAgents } from "./services/contact-centre/assignment.js";
import { notifyStatus } from "./services/contact-centre/callbacks.js";
import { createQueueCommands } from "./services/contact-centre/ivr-commands.js";
import { assignNextCaller, notifyPartyHangsUp } from "./services/contact-centre/queue.js";
import { notifyCallEnded } from "./services/ivr/callbacks.js";
import { createIvrCommands } from "./services/ivr/commands.js";
import { createIvrPlayer } from "./services/ivr/player.js";
import type { DomainEvents, Platform } from "./services/platform.js";
import { deliveryOf, receiveSms } from "./services/sms/callbacks.js";
import { createPhones } from "./telephony/phones.js";
import { note } from "./telephony/transcript.js";
import { advanceAndSettle, createSettling } from "./webhooks/settle.js";

/**
 * Makes a sandbox with an active account, a live application and the built-in test template `1`.
 *
 * @throws {TypeError} for an option that there is not
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  checkOptions(options);
  const kept = options.data && openData(options.data, beginningOf(options), options);
  const clock = kept?.clock ?? options.clock ?? createRealClock();
  const recorder = kept?.recorder ?? NO_RECORDER;
  /** Initial state of a platform. */
  let initial = kept?.beginning ?? beginningOf(options);
  const { accountSid, authToken, appId, seed } = initial;
  const observations = createObservations();
  const { changed } = observations;
  const warnings = createWarnings((id) => changed("warning", id));
  const warn = (operation: string, what: string): void => {
    const warning = warnings.add(operation, what);
    if (!kept?.isReplaying) options.onWarning?.(warning);
  };

  let attempts = kept?.beginning.attempts ?? 0;
  let plans = createCancellingClock(clock);
  const start = (): Platform => {
    plans.cancelAll();
    plans = createCancellingClock(clock);
    const { platform, events } = createPlatform({
      ...options,
      ...initial,
      recorder,
      holdsCallbacks: kept?.isReplaying ?? false,
      // Nothing is sent before its cause is on the disk.
      ...(kept && { fetch: sendAfter(recorder, options.fetch) }),
      onCallback: (attempt) => {
        if (!kept?.isReplaying) options.onCallback?.(attempt);
      },
      // A reset drops what was planned, repeated callbacks included.
      clock: plans,
      ids: createIdentifiers(seed + 1),
      warn,
      nextAttempt: () => ++attempts,
    });
    subscribe(platform, events);
    observations.follow(platform, events);
    return platform;
  };
  let platform = start();
  let state = viewState(platform);
  const faults = createFaultList((id) => changed("fault", id));
  const reset = (): void => {
    // Replies to what was sent before are still to come.
    platform.webhooks.close();
    kept?.recorder.restart({ ...initial, at: clock.now(), attempts });
    platform = start();
    state = viewState(platform);
    if (kept) configureCallbacks();
    warnings.clear();
    faults.clear();
    observations.clear();
  };

  const requests = createUnderWay();
  let listens = false;
  const settled = createSettling({ webhooks: () => platform.webhooks, requests, listens: () => listens });
  const ownPhones = createPhones(() => platform, appId);
  const ownAdmin = createAdmin(() => platform, appId);
  const receiveNow = (from: string, content: string, to: string): void =>
    receiveSms(platform, findApplication(platform, to), from, content);
  const phones = kept ? recordCalls("phones", ownPhones, recorder, ["transcript"]) : ownPhones;
  const admin = kept ? recordCalls("admin", ownAdmin, recorder) : ownAdmin;
  const receive = (...args: Parameters<typeof receiveNow>): void =>
    recorder.record(
      () => ({ do: "receiveSms", args }),
      () => receiveNow(...args),
    );
  function configureCallbacks(): void {
    const settings = { retries: options.callbackRetries ?? 0, allowedHosts: options.allowCallbacksTo ?? [] };
    recorder.record(
      () => ({ do: "configure", settings }),
      () => platform.webhooks.configure(settings),
    );
  }
  if (kept) {
    kept.goOn({ platform: () => platform, admin: ownAdmin, phones: ownPhones, receiveSms: receiveNow });
    warnings.clear();
    configureCallbacks();
    const addresses = addressesOf(options);
    initial = { ...initial, ...addresses };
    if (Object.keys(addresses).length > 0 && state.applications.has(appId)) admin.setApplication(addresses, appId);
    platform.webhooks.release();
  }
  const view: AdminView = {
    state: () => state,
    webhooks: () => platform.webhooks,
    deliveriesOf: (message) => message.to.map((to) => deliveryOf(platform, message, to)),
    ...observations,
    warnings,
    faults,
    clock,
    settled,
    phones,
    reset,
    receiveSms: (to, from, content) => receive(from, content, to),
  };
  const strict = options.strict ?? false;
  const adminPages = createAdminApp(admin, view, { strict, readOnly: options.consoleReadOnly ?? false });
  const adminApp = kept ? { ...adminPages, fetch: answerAfter(recorder, adminPages.fetch) } : adminPages;
  const server: ServerContext = {
    platform: () => platform,
    strict,
    admin: (options.control ?? true) ? adminApp : undefined,
    allowedOrigins: new Set(options.allowOrigins),
    faults,
    recorder,
    describeOperation,
    faultClock: clock,
    requests,
    onRequest: (line) => options.onRequest?.(line),
    onObserved: (record) => observations.addRequest(record),
    onWarning: warn,
  };
  const serve = (request: Request): Promise<Response> => answer(server, request);

  return {
    accountSid,
    authToken,
    appId,
    clock,
    admin,
    get state() {
      return state;
    },
    get callbacks() {
      return platform.webhooks.attempts;
    },
    get warnings() {
      return warnings.list;
    },
    fetch: (request) =>
      serve(request).catch((error: unknown) => {
        if (error instanceof ConnectionCut) return showCut(error);
        throw error;
      }),
    async listen(listenOptions) {
      const listening = await listen({ serve, admin: server.admin }, listenOptions);
      listens = true;
      return listening;
    },
    settled,
    async advance(milliseconds) {
      if (!isMovable(clock)) throw new TypeError("this clock cannot be moved");
      await advanceAndSettle(clock, milliseconds, settled);
      await recorder.flushed();
      changed("clock", CLOCK_ID);
    },
    ...phones,
    ...createWaiting(view),
    receiveSms: (from, content, to = appId) => receive(from, content, to),
    fail: (fault) => faults.cancelOf(faults.add(fault)),
    get faults() {
      return faults.list;
    },
    reset,
    close: async () => {
      platform.webhooks.close();
      await kept?.recorder.close();
    },
  };
}

/** Who listens to what. Listeners of one event run in this order. */
function subscribe(platform: Platform, events: EventBus<DomainEvents>): void {
  const player = createIvrPlayer(platform, {
    ...createIvrCommands(platform),
    ...createConferenceCommands(platform),
    ...createQueueCommands(platform),
  });

  events.on("UsageRecorded", (usage) => recordUsage(platform, usage));

  // The application says how a call goes on, and what it said before runs when a service has no more use for the call.
  events.on("CallReceived", ({ call, to }) => {
    const parameters = { from: call.number, to, direction: "0" };
    player.fetchInstructions({ call, kind: "ivrStartService", relative: "startservice", parameters });
  });
  events.on("InstructionsNeeded", (needed) => player.fetchInstructions(needed));
  events.on("CallReleased", ({ call }) => player.runNext(call));
  events.on("MemberLeft", ({ call }) => player.runNext(call));
  events.on("CallEnded", ({ call }) => notifyCallEnded(platform, call));
  events.on("CallNotified", (sent) => {
    const query = sent.query === "" ? "" : ` ${sent.query}`;
    note(platform, sent, "platform", `tells ${sent.relative}${query}`);
  });
  events.on("AnswerIgnored", ({ why, ...call }) => note(platform, call, "platform", `does not obey: ${why}`));

  // What the party does reaches the activity that it is in.
  events.on("KeysPressed", ({ call }) => notifyKeys(platform, call));
  events.on("PartyHangingUp", ({ call }) => notifyPartyHangsUp(platform, call));
  events.on("PartyHungUp", ({ call }) => releaseAgents(platform, call));
  events.on("PartyHungUp", ({ call }) => partyLeaves(platform, call));

  // Agents and callers find each other.
  events.on("AgentStatusChanged", ({ agent, number }) => notifyStatus(platform, agent, number));
  events.on("AgentFreed", ({ agent }) => assignNextCaller(platform, agent));
}
