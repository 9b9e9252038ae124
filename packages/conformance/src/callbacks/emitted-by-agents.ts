import { agentMakeCall, agentReady, endAgentService, startTripartiteTalk } from "@cloopen-rest/client";
import { type EmittedCallback, notification, type TriggerContext } from "./emitted-callback.js";

const number = "13800138000";
const MINUTE_MS = 60_000;

/** Notifications about agents. */
export const EMITTED_BY_AGENTS: readonly EmittedCallback[] = [
  notification(
    "ivrAgentState",
    async ({ fixtures }) => {
      await fixtures.agent();
      await fixtures.wait(0);
    },
    { expected: { agentstate: "1" } },
  ),
  notification("ivrAgentAnswer", (context) => makeCall(context, { answerurl: "ivrAgentAnswer" })),
  notification("ivrAgentHangup", async (context) => {
    await makeCall(context, { agenthangupurl: "ivrAgentHangup" });
    await context.fixtures.wait(2 * MINUTE_MS);
  }),
  notification("ivrAgentServiceEnd", async ({ fixtures, cloopen }) => {
    await endAgentService(cloopen, { ...(await fixtures.conversation()), action: "ivrAgentServiceEnd" });
    await fixtures.wait(0);
  }),
  notification("ivrTripartiteTalk", async ({ fixtures, cloopen }) => {
    await startTripartiteTalk(cloopen, { callid: await fixtures.consultation(), action: "ivrTripartiteTalk" });
    await fixtures.wait(0);
  }),
  notification("ivrAgentReadyFailed", async ({ fixtures, cloopen }) => {
    const { agentid } = await fixtures.conversation();
    // It is rejected, and reported, too.
    await agentReady(cloopen, { agentid, state: "true", action: "ivrAgentReadyFailed" }).catch(() => undefined);
    await fixtures.wait(0);
  }),
];

async function makeCall(
  { fixtures, cloopen }: TriggerContext,
  addresses: { readonly answerurl?: string; readonly agenthangupurl?: string },
): Promise<void> {
  await agentMakeCall(cloopen, { agentid: await fixtures.agent(), number, ...addresses });
  await fixtures.wait(16_000);
}
