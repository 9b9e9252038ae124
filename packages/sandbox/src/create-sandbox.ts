import { randomInt } from "node:crypto";
import { createOutbox, type Outbox } from "./callbacks/outbox.js";
import { checkOptions } from "./check-options.js";
import { createCancellingClock } from "./clock/cancelling-clock.js";
import { isMovable } from "./clock/clock.js";
import { moveGently } from "./clock/move-gently.js";
import { createRealClock } from "./clock/real-clock.js";
import { createControlApp, isForConsole } from "./control/control-app.js";
import { createWarnings } from "./control/warnings.js";
import { createState } from "./engine/create-state.js";
import type { Engine } from "./engine/engine.js";
import { findApplication } from "./engine/find-application.js";
import { createIdentifiers } from "./engine/identifiers.js";
import { createPhones } from "./engine/ivr-player/phones.js";
import { receiveSms } from "./engine/receive-sms.js";
import { ConnectionCut } from "./faults/connection-cut.js";
import { createFaultList } from "./faults/fault-list.js";
import { showCut } from "./faults/show-cut.js";
import { answerWithFaults } from "./http/answer-with-faults.js";
import { createCrossOrigin } from "./http/cross-origin.js";
import { listen } from "./http/listen.js";
import type { Platform } from "./http/platform.js";
import type { Sandbox, SandboxOptions } from "./sandbox.js";

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
  function start(): Engine {
    plans.cancelAll();
    plans = createCancellingClock(clock);
    const ids = createIdentifiers(seed + 1);
    const outbox: Outbox = createOutbox({
      // A reset drops the repeats that were planned.
      clock: plans,
      fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
      retries: options.callbackRetries ?? 0,
      allowedHosts: options.allowCallbacksTo ?? [],
      onAttempt: (attempt) => options.onCallback?.(attempt),
    });
    const addresses = { smsCallbackUrl, smsCallbackFormat, ivrUrl, callAuthUrl };
    const initial = { accountSid, authToken, appId, subAccounts, ...addresses };
    return { state: createState(initial, ids, clock.now()), ids, clock: plans, outbox, warn };
  }

  let engine = start();
  const reset = (): void => {
    // Answers to what was told before are still to come.
    engine.outbox.close();
    engine = start();
    warnings.clear();
    faults.clear();
  };
  const platform: Platform = {
    engine: () => engine,
    strict: options.strict ?? false,
    onRequest: (line) => options.onRequest?.(line),
    onWarning: warn,
  };
  const receive = (from: string, content: string, to: string): void =>
    receiveSms(engine, findApplication(engine.state, to), from, content);
  const phones = createPhones(() => engine, appId);
  const control = createControlApp({
    state: () => engine.state,
    outbox: () => engine.outbox,
    warnings,
    faults,
    clock,
    phones,
    reset,
    receiveSms: (to, from, content) => receive(from, content, to),
  });

  const hasConsole = options.control ?? true;
  const crossOrigin = createCrossOrigin(options.allowOrigins ?? []);
  async function serve(request: Request): Promise<Response> {
    if (hasConsole && isForConsole(request)) return control.fetch(request);
    const preflight = crossOrigin.preflight(request);
    if (preflight !== undefined) return preflight;
    return crossOrigin.mark(request, await answerWithFaults(platform, { list: faults, clock }, request));
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
      return engine.state;
    },
    get callbacks() {
      return engine.outbox.attempts;
    },
    get warnings() {
      return warnings.list;
    },
    fetch,
    listen: (listenOptions) => listen({ serve, hasConsole }, listenOptions),
    settled: () => engine.outbox.settled(),
    async advance(milliseconds) {
      if (!isMovable(clock)) throw new TypeError("this clock cannot be moved");
      await moveGently(clock, milliseconds, () => engine.outbox);
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
