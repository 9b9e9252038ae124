import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { pickCode } from "../admin/lists/pick-code.js";
import type { WaitOptions } from "../admin/lists/waiting.js";
import { createSandbox } from "../create-sandbox.js";
import type { Sandbox, SandboxOptions } from "../sandbox.js";
import type { Listening } from "../server/listen.js";
import type { Message } from "../services/sms/state.js";
import { CALL, type ExpectedCall, MATCHERS, type SentSms, SMS } from "./matchers.js";
import { type PlacedCall, placedCalls } from "./placed-calls.js";
import { waitForItem } from "./wait.js";

/** A sandbox for the tests of one file. */
export interface UsedSandbox extends Omit<Sandbox, "listen" | "waitForMessage"> {
  /** Base URL for a client, up to the version segment. There once the tests run, not while they are collected. */
  readonly url: string;
  /** SMS taken since the test began, oldest first. */
  readonly messages: readonly Message[];
  /** Calls placed since the test began, oldest first. */
  readonly calls: readonly PlacedCall[];
  /**
   * Waits until a message like that has been taken; the newest one, with its one-time code where it has one.
   *
   * @throws {Error} when none has in time, with those that were sent
   */
  waitForMessage(expected?: SentSms, options?: WaitOptions): Promise<Message & { readonly code: string | undefined }>;
  /**
   * Waits until a call like that has been placed; the newest one.
   *
   * @throws {Error} when none has in time, with those that were placed
   */
  waitForCall(expected?: ExpectedCall, options?: WaitOptions): Promise<PlacedCall>;
}

/**
 * Starts a sandbox on loopback for the tests of a file (or of the `describe` around the call), resets it before each of them and closes it after the last.
 * Adds the matchers `toHaveSentSms`, `toHavePlacedCall` and `toHaveSentVoiceCode` to `expect`.
 */
export function useSandbox(options: SandboxOptions = {}): UsedSandbox {
  const sandbox = createSandbox(options);
  const messages = (): readonly Message[] => [...sandbox.state.messages.values()];
  const calls = (): readonly PlacedCall[] => placedCalls(sandbox.state);
  const { accountSid, authToken, appId, clock, admin, fetch, settled, advance, receiveSms, reset, fail } = sandbox;
  const { scriptParty, receiveCall, pressKeys, speak, answer, reject, hangUp, transcript } = sandbox;
  const { waitForVoiceCall, waitForTwoWayCall, waitForIvrCall, waitForTranscript, waitForRequest } = sandbox;
  const { waitForCallback, waitUntil, close } = sandbox;
  let server: Listening | undefined;

  expect.extend(MATCHERS);
  beforeAll(async () => {
    server = await sandbox.listen();
  });
  beforeEach(() => reset());
  afterAll(async () => {
    await server?.close();
    server = undefined;
  });

  return {
    accountSid,
    authToken,
    appId,
    clock,
    admin,
    fetch,
    settled,
    advance,
    scriptParty,
    receiveCall,
    pressKeys,
    speak,
    answer,
    reject,
    hangUp,
    transcript,
    waitForVoiceCall,
    waitForTwoWayCall,
    waitForIvrCall,
    waitForTranscript,
    waitForRequest,
    waitForCallback,
    waitUntil,
    close,
    receiveSms,
    reset,
    fail,
    get url() {
      if (server === undefined) throw new Error("the sandbox listens while tests run; read url in a test or a hook");
      return server.url;
    },
    get messages() {
      return messages();
    },
    get calls() {
      return calls();
    },
    async waitForMessage(expected = {}, wait) {
      const message = await waitForItem(sandbox, equals, SMS, messages, expected, wait);
      return { ...message, code: pickCode(message) };
    },
    waitForCall: (expected = {}, wait) => waitForItem(sandbox, equals, CALL, calls, expected, wait),
    get state() {
      return sandbox.state;
    },
    get callbacks() {
      return sandbox.callbacks;
    },
    get faults() {
      return sandbox.faults;
    },
    get warnings() {
      return sandbox.warnings;
    },
  };
}

/** The runner's own comparison. `expect` has it only for matchers, and for its asymmetric matchers. */
function equals(actual: unknown, expected: unknown): boolean {
  return expect.objectContaining({ value: expected }).asymmetricMatch({ value: actual });
}
