import {
  agentMakeCall,
  agentOnWork,
  type CloopenClient,
  type CreateSubAccountResult,
  closeSubAccount,
  consultAgent,
  createConference,
  createQueue,
  createSubAccount,
  dialIvr,
  inviteToConference,
} from "@cloopen-rest/client";
import type { Target } from "./target/target.js";
import { Unsupported } from "./target/unsupported.js";
import { createVendorConsole, type VendorConsole } from "./vendor-console.js";

/** How long a phone rings at most before it is answered. */
const ANSWERED_MS = 8_000;

/** Puts the server into the state that an operation needs: accounts, calls, conferences, agents that are there. */
export interface Fixtures {
  readonly cloopen: CloopenClient;
  readonly subAccount: CloopenClient;
  readonly appId: string;
  /**
   * The vendor's console.
   *
   * @throws {Error} where the server is not the suite's own sandbox
   */
  readonly console: VendorConsole;
  /**
   * Asserts that the check cannot do lasting harm.
   *
   * @throws {Unsupported} where the server is not the suite's own sandbox
   */
  assertOwnSandbox(): void;
  /** A number that was not given before. */
  fresh(): number;
  /** Lets time pass on the server. */
  wait(milliseconds: number): Promise<void>;
  freshSubAccount(): Promise<CreateSubAccountResult & { readonly friendlyName: string }>;
  closeSubAccount(subAccountSid: string): Promise<void>;
  /** @param seats largest number of members */
  conference(seats?: string): Promise<string>;
  /** A conference with somebody in it. */
  member(): Promise<{ readonly confid: string; readonly callid: string }>;
  queue(): Promise<string>;
  /**
   * An agent who is on work, and ready.
   *
   * @param queue a new one by default
   */
  agent(queue?: string): Promise<string>;
  /** A call that was answered, or still rings. */
  call(answered: boolean): Promise<string>;
  /** An agent who talks with a user. */
  conversation(): Promise<{ readonly agentid: string; readonly callid: string }>;
  /** The same, with another agent who was asked and answered. */
  consultation(): Promise<string>;
}

let counter = 0;

/** Creates fixtures on a server that allows sending. */
export function createFixtures({ cloopen, subAccount, wait, appId, sandbox }: Target): Fixtures {
  if (subAccount === undefined) throw new Error("nothing can be prepared without permission to send");
  const ownConsole = sandbox && createVendorConsole(sandbox);
  const seed = Date.now() % 1_000_000;
  const number = "13800138000";
  const fixtures: Fixtures = {
    cloopen,
    subAccount: subAccount.cloopen,
    appId,
    get console() {
      if (ownConsole === undefined) throw new Error("only the suite's own sandbox has a console");
      return ownConsole;
    },
    assertOwnSandbox() {
      if (sandbox === undefined)
        throw new Unsupported("it changes applications of the account, which cannot be undone");
    },
    fresh: () => seed * 1000 + ++counter,
    wait,
    async freshSubAccount() {
      const friendlyName = `case${fixtures.fresh()}@example.com`;
      return { ...(await createSubAccount(cloopen, { friendlyName })), friendlyName };
    },
    async closeSubAccount(subAccountSid) {
      await closeSubAccount(cloopen, { subAccountSid });
    },
    conference: async (maxmember = "20") => (await createConference(cloopen, { maxmember })).confid,
    async member() {
      const confid = await fixtures.conference();
      const { callSid: callid = "" } = await inviteToConference(cloopen, { confid, number });
      await wait(ANSWERED_MS);
      return { confid, callid };
    },
    async queue() {
      const queuetype = String(fixtures.fresh());
      await createQueue(cloopen, { queuetype });
      return queuetype;
    },
    async agent(queue) {
      const agentid = String(1000 + (fixtures.fresh() % 9000));
      const agenttype = queue ?? (await fixtures.queue());
      await agentOnWork(cloopen, { agentid, number: "13800138001", agenttype, agentstate: "1" });
      return agentid;
    },
    async call(answered) {
      const { callSid: callid = "" } = await dialIvr(cloopen, { number });
      if (answered) await wait(ANSWERED_MS);
      return callid;
    },
    async conversation() {
      const agentid = await fixtures.agent();
      const { callSid: callid = "" } = await agentMakeCall(cloopen, { agentid, number });
      await wait(2 * ANSWERED_MS);
      return { agentid, callid };
    },
    async consultation() {
      const { callid } = await fixtures.conversation();
      await consultAgent(cloopen, { callid, agentid: await fixtures.agent() });
      await wait(ANSWERED_MS);
      return callid;
    },
  };
  return fixtures;
}
