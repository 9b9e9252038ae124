import { createServer } from "node:http";
import {
  createIvrRouter,
  ivrResponse,
  play,
  toNodeListener,
} from "@cloopen-rest/client/ivr";

/** What each agent does, for your wallboard. */
export const agents = new Map<string, string>();
const STATES = ["preparing", "ready", "locked", "talking", "rejected the call"];

const hotline = createIvrRouter(
  {
    ivrStartService: () =>
      ivrResponse()
        .enterCCS({
          queuetype: "1",
          timeout: "60",
          agenthangupurl: "survey",
          userhangupurl: "gone",
          ...play("wait.wav", { loop: "-1" }),
        })
        .redirect("busy"),
    ivrRedirect: { busy: () => ivrResponse().playTTS("座席全忙，请稍后再拨").hangup() },
    // The agent has hung up, the caller is still there.
    ivrAgentHangup: {
      survey: () => ivrResponse().get({ action: "rated", numdigits: "1" }).hangup(),
    },
    ivrDtmfReport: {
      rated: ({ callid, digits }) => {
        console.log(`${callid} was rated ${digits}`);
        return ivrResponse().playTTS("谢谢，再见").hangup();
      },
    },
    ivrUserHangup: { gone: ({ callid }) => console.log(`${callid} hung up`) },
    ivrAgentState: ({ agentid, agentstate = "" }) => {
      agents.set(agentid, STATES[Number(agentstate)] ?? agentstate);
    },
    ivrStopService: ({ callid }) => console.log(`${callid} ended`),
  },
  { secret: process.env["IVR_SECRET"] ?? "" },
);

export const server = createServer(toNodeListener(hotline));
server.listen(Number(process.env["PORT"] ?? 3_000), "127.0.0.1");
