import { createIvrRouter, ivrResponse, play, toNodeListener } from "@cloopen-rest/client/ivr";
import { serveOnLoopback } from "./serve-on-loopback.js";

/** The tour guards nothing; a real application has a secret of its own. */
const SECRET = "0123456789abcdef";

/** An IVR application on loopback: a menu, a queue without agents, a goodbye. */
export interface IvrApplication {
  /** Its IVR notification URL. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the application. */
export async function createIvrApplication(): Promise<IvrApplication> {
  const router = createIvrRouter(
    {
      ivrStartService: () =>
        ivrResponse()
          .get({ action: "menu", numdigits: "1", prompts: [play("menu.wav", { loop: "2" })] })
          .redirect("goodbye", { tag: "nokey" }),
      ivrDtmfReport: {
        menu: ({ digits }) =>
          digits === "1"
            ? ivrResponse()
                .enterCCS({ queuetype: "1", timeout: "30", ...play("wait.wav", { loop: "-1" }) })
                .redirect("goodbye", { tag: "busy" })
            : ivrResponse().playTTS("没有这个选项").hangup(),
      },
      ivrRedirect: { goodbye: () => ivrResponse().play("goodbye.wav").hangup() },
      // The transcript shows what it says.
      ivrStopService: () => {},
    },
    { secret: SECRET },
  );
  const { origin, close } = await serveOnLoopback(toNodeListener(router));
  return { url: `${origin}/${SECRET}`, close };
}
