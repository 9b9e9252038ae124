import { createServer } from "node:http";
import {
  createIvrRouter,
  ivrResponse,
  play,
  toNodeListener,
} from "@cloopen-rest/client/ivr";

const ivr = createIvrRouter(
  {
    ivrStartService: () =>
      ivrResponse()
        .get({
          action: "menu",
          numdigits: "1",
          prompts: [play("menu.wav", { loop: "2" })],
        })
        .redirect("goodbye"),
    ivrDtmfReport: {
      menu: ({ digits }) =>
        digits === "1"
          ? ivrResponse()
              .enterCCS({
                queuetype: "1",
                timeout: "50",
                ...play("wait.wav", { loop: "-1" }),
              })
              .redirect("goodbye")
          : ivrResponse().playTTS("没有这个选项").hangup(),
    },
    ivrRedirect: { goodbye: () => ivrResponse().play("goodbye.wav").hangup() },
    ivrStopService: ({ callid, callduration }) =>
      console.log(`${callid} ended after ${callduration} seconds`),
  },
  // the IVR URL is https://your.host/ivr/{secret}
  { secret: process.env["IVR_SECRET"] ?? "" },
);

createServer(toNodeListener(ivr)).listen(3000, "127.0.0.1");
