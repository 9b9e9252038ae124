import { createIvrRouter, ivrResponse, play } from "@cloopen-rest/client/ivr";
import { createWebhookHandler } from "@cloopen-rest/client/webhooks";
import { expectEqual } from "./expect.js";

const SECRET = "0123456789abcdef";
const HOME = `https://app.example.com/${SECRET}`;

/** A callback is read and answered by the runtime's own `Request` and `Response`. */
export async function answersCallbacks(): Promise<void> {
  const contents: string[] = [];
  const handler = createWebhookHandler(
    {
      smsMo({ content }) {
        contents.push(content);
      },
    },
    { secret: SECRET, maxBodyBytes: 200 },
  );
  const post = (url: string, body: string): Promise<Response> => handler(new Request(url, { method: "POST", body }));
  const reply = await post(
    HOME,
    "<Request><action>SMSArrived</action><smsType>0</smsType><content>退订 😀</content></Request>",
  );
  expectEqual(
    [reply.status, await reply.text(), contents],
    [200, '<?xml version="1.0" encoding="UTF-8"?><Response><statuscode>000000</statuscode></Response>', ["退订 😀"]],
  );
  const rejected = [
    await post("https://app.example.com/", ""),
    await post(HOME, "x"),
    await post(HOME, "x".repeat(201)),
  ];
  expectEqual(
    rejected.map(({ status }) => status),
    [404, 400, 413],
  );
}

/** An IVR application replies with commands. */
export async function answersIvr(): Promise<void> {
  const router = createIvrRouter(
    {
      ivrDtmfReport: { menu: ({ digits }) => ivrResponse().play(`${digits}.wav`).hangup() },
      ivrStartService: () => ivrResponse().get({ action: "menu", prompts: [play("menu.wav")] }),
    },
    { secret: SECRET },
  );
  const start = await router(new Request(`${HOME}/startservice?callid=1`, { method: "POST" }));
  expectEqual(await start.text(), '<Response><Get action="menu"><Play>menu.wav</Play></Get></Response>');
  const keys = await router(new Request(`${HOME}/menu?callid=1&digits=7`));
  expectEqual(await keys.text(), "<Response><Play>7.wav</Play><Hangup/></Response>");
}
