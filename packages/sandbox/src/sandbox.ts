import type { Admin } from "./admin/admin.js";
import type { RecordWaiting } from "./admin/lists/waiting.js";
import type { SandboxState } from "./admin/view.js";
import type { DataOptions } from "./data/data-options.js";
import type { Fault } from "./faults/fault.js";
import type { PlannedFault } from "./faults/fault-list.js";
import type { StorageLimits } from "./kernel/bounded-store.js";
import type { Cancel, Clock } from "./kernel/clock.js";
import type { Warning } from "./kernel/warnings.js";
import type { Listening, ListenOptions } from "./server/listen.js";
import type { RequestLine } from "./server/request-context.js";
import type { Phones } from "./telephony/phones.js";
import type { DeliveryAttempt } from "./webhooks/delivery-attempt.js";

/** Options of `createSandbox`. */
export interface SandboxOptions {
  /** Default: made from the seed. */
  readonly accountSid?: string;
  /** Default: made from the seed. */
  readonly authToken?: string;
  /** Default: made from the seed. */
  readonly appId?: string;
  /** Sub-accounts that are there from the start. */
  readonly subAccounts?: readonly { readonly sid: string; readonly token: string }[];
  /** Same seed, same ids. Default: another one each time. */
  readonly seed?: number;
  /** Reject what the contract does not say, instead of taking what real callers send. */
  readonly strict?: boolean;
  readonly clock?: Clock;
  /** Gets SMS status reports and messages from phones, as the address set in the console. */
  readonly smsCallbackUrl?: string;
  /** Format of what is sent there; `json` by default, as the console has it. */
  readonly smsCallbackFormat?: "json" | "xml";
  /** IVR notification URL of the application. */
  readonly ivrUrl?: string;
  /** Call authorisation URL of the application: asked before call-backs, notified of them; `**` represents the action's name. */
  readonly callAuthUrl?: string;
  /** Hosts beyond loopback that callbacks may go to. */
  readonly allowCallbacksTo?: readonly string[];
  /** How often a callback is retried that got no reply, or one other than 2xx: after 1, 2, 4 … seconds. Default: 0. */
  readonly callbackRetries?: number;
  /** Sends callbacks; `fetch` by default. */
  readonly fetch?: typeof globalThis.fetch;
  /** Origins of pages that may call the platform's paths from a browser; `null` is that of pages from files. Default: none. */
  readonly allowOrigins?: readonly string[];
  /** Serve the sandbox's own pages under `/_sandbox`. Default: true. */
  readonly control?: boolean;
  /** Reject whatever would change something there: the page can only be looked at. Default: false. */
  readonly consoleReadOnly?: boolean;
  /**
   * How many messages and waiting reports are remembered, the newest of each, and how many bytes each kind may take.
   * Default: 100,000 records, 64 MiB.
   */
  readonly storage?: Partial<StorageLimits>;
  /**
   * Keep the state in a folder, so that it survives a restart: what was answered is on the disk by then. The sandbox then has a clock of its own. Requests, warnings and
   * faults are not kept. Default: nothing is kept.
   */
  readonly data?: DataOptions;
  readonly onRequest?: (line: RequestLine) => void;
  readonly onWarning?: (warning: Warning) => void;
  readonly onCallback?: (attempt: DeliveryAttempt) => void;
}

/** The platform on your own machine: one state, reached without a port or over HTTP and TLS. */
export interface Sandbox extends Phones, RecordWaiting {
  readonly accountSid: string;
  readonly authToken: string;
  readonly appId: string;
  readonly clock: Clock;
  /** What the platform remembers, to be looked at. */
  readonly state: SandboxState;
  /** What one does in the vendor's console, and no operation of the API does. */
  readonly admin: Admin;
  /** Attempts at callbacks so far. */
  readonly callbacks: readonly DeliveryAttempt[];
  /** Deviations from the contract that were taken. */
  readonly warnings: readonly Warning[];
  /** Handles a request without a port. The host does not matter. */
  fetch(request: Request): Promise<Response>;
  /** Serves on loopback until closed. */
  listen(options?: ListenOptions): Promise<Listening>;
  /**
   * Waits until nothing is under way: callbacks, requests, and the requests that an application makes because of a callback, within 20 milliseconds of its reply. A
   * reply that a fault delays is not waited for.
   */
  settled(): Promise<void>;
  /**
   * Moves the sandbox's time forward, in steps of a second, and waits as {@link Sandbox.settled} does before each: what a callback sets off happens at its time.
   *
   * @throws {TypeError} when the clock cannot be moved
   */
  advance(milliseconds: number): Promise<void>;
  /**
   * A phone writes to the application: the message is pushed to the address for SMS reports, and waits for `fetchSmsReports`.
   *
   * @param appId the sandbox's first application by default
   */
  receiveSms(from: string, content: string, appId?: string): void;
  /**
   * Lets requests go wrong: late, cut, with a wrong status or body. Over `listen` with what a socket can do, over `fetch` with what a caller of it sees: a rejection
   * with `ECONNRESET` as its cause for a reset, a body that fails half-way, a promise that waits for the request's signal.
   *
   * @returns takes the fault away again
   * @throws {TypeError} for what is no fault
   */
  fail(fault: Fault): Cancel;
  /** The faults that wait for requests. */
  readonly faults: readonly PlannedFault[];
  /** Back to the state of the start. */
  reset(): void;
  /** Waits until what is kept in a folder is on the disk, and lets another sandbox use the folder. */
  close(): Promise<void>;
}
