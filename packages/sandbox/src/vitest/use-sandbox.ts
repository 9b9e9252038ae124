import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { createSandbox } from "../create-sandbox.js";
import type { Sandbox, SandboxOptions } from "../sandbox.js";
import type { Listening } from "../server/listen.js";
import type { Message } from "../services/sms/state.js";
import { toHaveSentSms } from "./to-have-sent-sms.js";

/** A sandbox for the tests of one file. */
export interface UsedSandbox extends Omit<Sandbox, "listen"> {
  /** Base URL for a client, up to the version segment. There once the tests run, not while they are collected. */
  readonly url: string;
  /** SMS taken since the test began, oldest first. */
  readonly messages: readonly Message[];
}

/**
 * Starts a sandbox on loopback for the tests of a file (or of the `describe` around the call), resets it before each of them and closes it after the last.
 * Adds the matcher `toHaveSentSms` to `expect`.
 */
export function useSandbox(options: SandboxOptions = {}): UsedSandbox {
  const sandbox = createSandbox(options);
  const { accountSid, authToken, appId, clock, admin, fetch, settled, advance, receiveSms, reset, fail } = sandbox;
  const { scriptParty, receiveCall, pressKeys, hangUp, transcript } = sandbox;
  let server: Listening | undefined;

  expect.extend({ toHaveSentSms });
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
    hangUp,
    transcript,
    receiveSms,
    reset,
    fail,
    get url() {
      if (server === undefined) throw new Error("the sandbox listens while tests run; read url in a test or a hook");
      return server.url;
    },
    get messages() {
      return [...sandbox.state.messages.values()];
    },
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
