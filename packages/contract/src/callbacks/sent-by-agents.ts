import { agentMakeCall, agentReady, endAgentService, startTripartiteTalk } from "@cloopen-rest/client";
import { type CallbackScene, notification, type SentCallback } from "./sent-callback.js";

const number = "13800138000";
const MINUTE_MS = 60_000;

/** Notifications about agents. */
export const SENT_BY_AGENTS: readonly SentCallback[] = [
  notification(
    "ivrAgentState",
    async ({ stage }) => {
      await stage.agent();
      await stage.wait(0);
    },
    { says: { agentstate: "1" } },
  ),
  notification("ivrAgentAnswer", (scene) => makeCall(scene, { answerurl: "ivrAgentAnswer" })),
  notification("ivrAgentHangup", async (scene) => {
    await makeCall(scene, { agenthangupurl: "ivrAgentHangup" });
    await scene.stage.wait(2 * MINUTE_MS);
  }),
  notification("ivrAgentServiceEnd", async ({ stage, cloopen }) => {
    await endAgentService(cloopen, { ...(await stage.conversation()), action: "ivrAgentServiceEnd" });
    await stage.wait(0);
  }),
  notification("ivrTripartiteTalk", async ({ stage, cloopen }) => {
    await startTripartiteTalk(cloopen, { callid: await stage.consultation(), action: "ivrTripartiteTalk" });
    await stage.wait(0);
  }),
  notification("ivrAgentReadyFailed", async ({ stage, cloopen }) => {
    const { agentid } = await stage.conversation();
    // It is refused, and told of, too.
    await agentReady(cloopen, { agentid, state: "true", action: "ivrAgentReadyFailed" }).catch(() => undefined);
    await stage.wait(0);
  }),
];

async function makeCall(
  { stage, cloopen }: CallbackScene,
  addresses: { readonly answerurl?: string; readonly agenthangupurl?: string },
): Promise<void> {
  await agentMakeCall(cloopen, { agentid: await stage.agent(), number, ...addresses });
  await stage.wait(16_000);
}
