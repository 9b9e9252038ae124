import { createConference } from "@cloopen-rest/client";
import { type IvrStarted, ivrResponse, play } from "@cloopen-rest/client/ivr";
import type { InboundCall } from "@cloopen-rest/sandbox";
import { type EmittedCallback, notification, type TriggerContext } from "./emitted-callback.js";

const CALL: InboundCall = { from: "13800138000", to: "4000000000" };
const CONSULTED = "13900139000";
const SHORT_MS = 10_000;
const LONG_MS = 90_000;

/** Notifications that follow from the application's responses: the sandbox executes them, and asks for more. */
export const EMITTED_BY_IVR_ANSWERS: readonly EmittedCallback[] = [
  answered("ivrDtmfReport", () => ivrResponse().get({ numdigits: "2" }).hangup(), {
    script: [{ press: "42" }],
    expected: { digits: "42" },
  }),
  answered("ivrRedirect", () => ivrResponse().get({ timeout: "5" }).redirect("ivrRedirect", { tag: "nokey" }), {
    expected: { tag: "nokey" },
  }),
  answered("ivrRecordResult", () => ivrResponse().record({ action: "ivrRecordResult", ...play("leavemessage.wav") }), {
    script: [{ speak: 5 }],
    forMs: LONG_MS,
    expected: { recordduration: "5", recordurl: /^https?:/ },
  }),
  answered(
    "ivrConsultationHangup",
    () => ivrResponse().consultationCall({ number: CONSULTED, hangupurl: "ivrConsultationHangup" }),
    { forMs: LONG_MS, expected: { callduration: /^\d+$/ } },
  ),
  answered(
    "ivrConsultationTimeOver",
    () =>
      ivrResponse().consultationCall({ number: CONSULTED, calltime: "5", calltimeoverurl: "ivrConsultationTimeOver" }),
    { forMs: 2 * SHORT_MS },
  ),
  answered("ivrUserHangup", () => enter({ userhangupurl: "ivrUserHangup" }), {
    script: [{ hangUp: true, after: 5_000 }],
  }),
  answered("ivrQueueQuit", () => enter({ timeout: "5", quiturl: "ivrQueueQuit" })),
  answered("ivrAgentHangup", () => enter({ agenthangupurl: "ivrAgentHangup" }), {
    when: "an agent who served a queue",
    forMs: LONG_MS,
    before: async ({ fixtures }) => {
      await fixtures.agent(QUEUE);
    },
  }),
  answered("confCreated", () => ivrResponse().createConf({ action: "confCreated", autojoin: "true" }), {
    when: "by a caller",
    expected: { callid: /^\w{32}$/ },
  }),
  answered("confDtmf", () => ivrResponse().createConf({ dtmfreporturl: "confDtmf", autojoin: "true" }), {
    after: ({ sandbox }, callid) => sandbox.pressKeys(callid, "1"),
  }),
  {
    ...notification("confPasswordError", async (context) => {
      const { cloopen, receiver, sandbox } = context;
      const { confid } = await createConference(cloopen, { passwd: "1234", passwderrorurl: "confPasswordError" });
      receiver.reactions.set("ivrStartService", () => ivrResponse().joinConf({ confid }).hangup());
      const callid = sandbox.receiveCall(CALL);
      for (let attempt = 0; attempt < 3; attempt++) {
        await sandbox.advance(1_000);
        sandbox.pressKeys(callid, "0000");
      }
      await sandbox.advance(SHORT_MS);
    }),
  },
];

/** A queue that agents come to in one row alone. */
const QUEUE = "77";

function enter(more: NonNullable<Parameters<ReturnType<typeof ivrResponse>["enterCCS"]>[0]>): IvrStarted {
  return ivrResponse().enterCCS({ queuetype: QUEUE, timeout: "50", ...more });
}

interface Course {
  readonly when?: string;
  readonly script?: NonNullable<InboundCall["script"]>;
  /** How long the call is watched. */
  readonly forMs?: number;
  readonly before?: (context: TriggerContext) => Promise<void>;
  readonly after?: (context: TriggerContext, callid: string) => void;
  readonly expected?: NonNullable<EmittedCallback["expected"]>;
}

/** @param answer the application's reply to `startservice` of an inbound call */
function answered(id: string, answer: () => unknown, course: Course = {}): EmittedCallback {
  const { when, script = [], forMs = SHORT_MS, before, after, expected } = course;
  return notification(
    id,
    async (context) => {
      const { receiver, sandbox } = context;
      await before?.(context);
      receiver.reactions.set("ivrStartService", answer);
      const callid = sandbox.receiveCall({ ...CALL, script });
      await sandbox.advance(forMs);
      after?.(context, callid);
      await sandbox.settled();
    },
    { ...(when !== undefined && { when }), ...(expected && { expected }) },
  );
}
