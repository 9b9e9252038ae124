import type { Body } from "../body.js";
import type { Fixtures } from "../fixtures.js";

/** An operation that calls or writes to a number. */
export interface CalledNumber {
  readonly operation: string;
  /** Prepares what the operation needs; then gives a body for each number. */
  readonly prepare: (fixtures: Fixtures) => Promise<(number: string) => Body>;
}

const OTHER = "13900139000";

/** The operations on which the sandbox's numbers of outcome `19900` and six digits ask for a status code. */
export const CALLED_NUMBERS: readonly CalledNumber[] = [
  { operation: "sendTemplateSms", prepare: async () => (to) => ({ to, templateId: "1", datas: ["6532", "5"] }) },
  {
    operation: "sendTemplateSmsAsSubAccount",
    prepare: async () => (to) => ({ to, templateId: "1", datas: ["6532", "5"] }),
  },
  { operation: "sendSms", prepare: async () => (to) => ({ to, body: "hello" }) },
  { operation: "landingCall", prepare: async () => (to) => ({ to, mediaTxt: "hello" }) },
  { operation: "voiceVerify", prepare: async () => (to) => ({ to, verifyCode: "6532" }) },
  { operation: "callback", prepare: async () => (to) => ({ from: OTHER, to }) },
  { operation: "dialIvr", prepare: async () => (number) => ({ Dial: { number } }) },
  {
    operation: "agentOnWork",
    prepare: async (fixtures) => (number) => ({
      AgentOnWork: { agentid: String(fixtures.fresh()), number, agenttype: "1", agentstate: "1" },
    }),
  },
  {
    operation: "agentMakeCall",
    async prepare(fixtures) {
      const agentid = await fixtures.agent();
      return (number) => ({ AgentMakeCall: { agentid, number } });
    },
  },
  {
    operation: "controlCall",
    async prepare(fixtures) {
      const callid = await fixtures.call(false);
      return (number) => ({ NoAnswerTransfer: { callid, number } });
    },
  },
  {
    operation: "controlConference",
    async prepare(fixtures) {
      const confid = await fixtures.conference();
      return (number) => ({ InviteJoinConf: { confid, number } });
    },
  },
];
