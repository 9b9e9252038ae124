import { randomInt } from "node:crypto";
import { createAdminApp, isForAdmin } from "./admin/app.js";
import { checkOptions } from "./check-options.js";
import { ConnectionCut, showCut } from "./faults/fault.js";
import { createFaultList } from "./faults/fault-list.js";
import { findApplication } from "./kernel/application.js";
import { createCancellingClock, isMovable } from "./kernel/clock.js";
import { createIdentifiers } from "./kernel/identifiers.js";
import type { Platform } from "./kernel/kernel.js";
import { createRealClock } from "./kernel/real-clock.js";
import { createWarnings } from "./kernel/warnings.js";
import type { Sandbox, SandboxOptions } from "./sandbox.js";
import { listen } from "./server/listen.js";
import type { ServerContext } from "./server/pipeline.js";
import { createCrossOrigin } from "./server/steps/cors.js";
import { answerWithFaults } from "./server/steps/inject-fault.js";
import { createState } from "./services/platform.js";
import { receiveSms } from "./services/sms/callbacks.js";
import { createPhones } from "./telephony/phones.js";
import { advanceAndSettle } from "./webhooks/advance-and-settle.js";
import { createWebhookDispatcher, type WebhookDispatcher } from "./webhooks/dispatcher.js";

/**
 * Makes a sandbox with an active account, a live application and the built-in test template `1`.
 *
 * @throws {TypeError} for an option that there is not
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  checkOptions(options);
  const clock = options.clock ?? createRealClock();
  const seed = options.seed ?? randomInt(2 ** 32);
  const names = createIdentifiers(seed);
  const { accountSid = names.hex32(), authToken = names.hex32(), appId = names.hex32(), subAccounts = [] } = options;
  const { smsCallbackUrl, smsCallbackFormat = "json", ivrUrl, callAuthUrl } = options;
  const warnings = createWarnings();
  const warn = (operation: string, what: string): void => {
    const warning = warnings.add(operation, what);
    options.onWarning?.(warning);
  };

  const faults = createFaultList();

  let plans = createCancellingClock(clock);
  function start(): Platform {
    plans.cancelAll();
    plans = createCancellingClock(clock);
    const ids = createIdentifiers(seed + 1);
    const webhooks: WebhookDispatcher = createWebhookDispatcher({
      // A reset drops the repeats that were planned.
      clock: plans,
      fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
      retries: options.callbackRetries ?? 0,
      allowedHosts: options.allowCallbacksTo ?? [],
      onAttempt: (attempt) => options.onCallback?.(attempt),
    });
    const addresses = { smsCallbackUrl, smsCallbackFormat, ivrUrl, callAuthUrl };
    const initial = { accountSid, authToken, appId, subAccounts, ...addresses };
    return { state: createState(initial, ids, clock.now()), ids, clock: plans, webhooks, warn };
  }

  let platform = start();
  const reset = (): void => {
    // Answers to what was told before are still to come.
    platform.webhooks.close();
    platform = start();
    warnings.clear();
    faults.clear();
  };
  const server: ServerContext = {
    platform: () => platform,
    strict: options.strict ?? false,
    onRequest: (line) => options.onRequest?.(line),
    onWarning: warn,
  };
  const receive = (from: string, content: string, to: string): void =>
    receiveSms(platform, findApplication(platform.state, to), from, content);
  const phones = createPhones(() => platform, appId);
  const control = createAdminApp({
    state: () => platform.state,
    webhooks: () => platform.webhooks,
    warnings,
    faults,
    clock,
    phones,
    reset,
    receiveSms: (to, from, content) => receive(from, content, to),
  });

  const hasAdmin = options.control ?? true;
  const crossOrigin = createCrossOrigin(options.allowOrigins ?? []);
  async function serve(request: Request): Promise<Response> {
    if (hasAdmin && isForAdmin(request)) return control.fetch(request);
    const preflight = crossOrigin.preflight(request);
    if (preflight !== undefined) return preflight;
    return crossOrigin.mark(request, await answerWithFaults(server, { list: faults, clock }, request));
  }
  const fetch = (request: Request): Promise<Response> =>
    serve(request).catch((error: unknown) => {
      if (error instanceof ConnectionCut) return showCut(error);
      throw error;
    });

  return {
    accountSid,
    authToken,
    appId,
    clock,
    get state() {
      return platform.state;
    },
    get callbacks() {
      return platform.webhooks.attempts;
    },
    get warnings() {
      return warnings.list;
    },
    fetch,
    listen: (listenOptions) => listen({ serve, hasAdmin }, listenOptions),
    settled: () => platform.webhooks.settled(),
    async advance(milliseconds) {
      if (!isMovable(clock)) throw new TypeError("this clock cannot be moved");
      await advanceAndSettle(clock, milliseconds, () => platform.webhooks);
    },
    ...phones,
    receiveSms: (from, content, to = appId) => receive(from, content, to),
    fail: (fault) => faults.cancelOf(faults.add(fault)),
    get faults() {
      return faults.list;
    },
    reset,
  };
}
