import { callback, dialIvr, landingCall } from "@cloopen-rest/client";
import { type RejectionRule, rulesOf } from "./rule.js";

const landing = rulesOf("landingCall");
const verify = rulesOf("voiceVerify");
const back = rulesOf("callback");
const cancel = rulesOf("cancelCallback");
const dial = rulesOf("dialIvr");
const UNKNOWN_CALL = "0".repeat(32);

/** Rules of voice calls, call-backs, uploads and IVR calls. */
export const CALLS: readonly RejectionRule[] = [
  landing.members("110081", "neither file nor text", {
    mediaName: undefined,
    mediaNameType: undefined,
    mediaTxt: undefined,
  }),
  landing.members("108036", "four plays", { playTimes: "4" }),
  landing.console("110074", "an application that is not live", async (fixtures) => fixtures.console.notLive()),
  verify.members("108034", "a code of three digits", { verifyCode: "653" }),
  verify.members("108036", "four plays", { playTimes: "4" }),
  verify.console("111324", "an application that is not live", async (fixtures) => fixtures.console.notLive()),
  {
    operation: "getCallResult",
    code: "111000",
    how: "a call that does not exist",
    bring: () => ({ query: { callsid: UNKNOWN_CALL } }),
  },
  rulesOf("deleteMediaFile").members("111000", "a file that does not exist", { fileName: "none.wav" }),
  {
    operation: "uploadMediaFile",
    code: "111212",
    how: "an application that is not live",
    console: true,
    bring: ({ fixtures }) => {
      fixtures.console.notLive();
      return {};
    },
  },
  back.console("110059", "a fourth call-back within a minute, in an application that is not live", async (fixtures) => {
    fixtures.console.notLive();
    // Those of other cases are older.
    await fixtures.wait(60_000);
    for (let call = 0; call < 3; call++)
      await callback(fixtures.subAccount, { from: "13800138000", to: "13900139000" });
    return {};
  }),
  cancel.members("111000", "a call that does not exist", { callSid: UNKNOWN_CALL }),
  cancel.members("111000", "a call that is no call-back", async (fixtures) => {
    const { callSid } = await landingCall(fixtures.cloopen, { to: "13800138000", mediaTxt: "hello" });
    return { callSid };
  }),
  cancel.members(
    "111000",
    "a call-back whose caller has answered, up to which it was to be cancelled",
    async (fixtures) => {
      const { callSid } = await callback(fixtures.subAccount, { from: "13800138000", to: "13900139000" });
      await fixtures.wait(5_000);
      return { callSid, type: "2" };
    },
  ),
  dial.members("108023", "record neither true nor false", { record: "maybe" }),
  dial.console("108015", "an application without an IVR notification URL", async (fixtures) =>
    fixtures.console.application({ ivrUrl: undefined }),
  ),
  dial.console("111212", "an application that is not live", async (fixtures) => fixtures.console.notLive()),
  ...callControl(),
];

/** Rules of commands on running calls. */
function callControl(): readonly RejectionRule[] {
  const on = (command: string) => rulesOf("controlCall", command);
  const unknown = { callid: UNKNOWN_CALL };
  return [
    ...["QueryCallState", "Transfer", "AgentConsult", "TripartiteTalk", "Monitor", "NoAnswerTransfer"].map((command) =>
      on(command).members("110126", "a call that does not exist", unknown),
    ),
    on("QueryCallState").members("108023", "a call's id that is none", { callid: "1" }),
    on("AgentServiceEnd").members("110126", "an agent who is not on the call", async (fixtures) => ({
      callid: await fixtures.call(true),
      agentid: await fixtures.agent(),
    })),
    on("Transfer").members("110126", "a call that still rings", async (fixtures) => ({
      callid: await fixtures.call(false),
    })),
    on("TripartiteTalk").members("110126", "nobody was consulted", async (fixtures) => ({
      callid: (await fixtures.conversation()).callid,
    })),
    on("NoAnswerTransfer").members("110126", "a call that was answered", async (fixtures) => ({
      callid: await fixtures.call(true),
    })),
    ...["AgentServiceEnd", "Transfer", "Monitor"].map((command) =>
      on(command).members("108027", "an agent who is not on work", async (fixtures) => ({
        callid: await fixtures.call(true),
        agentid: "9",
      })),
    ),
    on("AgentConsult").members("108027", "an agent who is not on work", async (fixtures) => ({
      callid: (await fixtures.conversation()).callid,
      agentid: "9",
    })),
    on("NoAnswerTransfer").console(
      "111212",
      "a number that may not be called, since the application is not live",
      async (fixtures) => {
        const { callSid: callid } = await dialIvr(fixtures.cloopen, { number: "13800138000" });
        fixtures.console.notLive();
        return { callid };
      },
    ),
  ];
}
