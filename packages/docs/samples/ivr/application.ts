import { createServer } from "node:http";
import {
  createIvrRouter,
  ivrResponse,
  playTTS,
  toNodeListener,
} from "@cloopen-rest/client/ivr";

/** "1" reads the order, "2" takes a message; what comes without a key is at the end. */
const menu = () =>
  ivrResponse()
    .get({
      action: "menu",
      numdigits: "1",
      timeout: "10",
      prompts: [playTTS("查询订单请按1，留言请按2")],
    })
    .redirect("goodbye", { tag: "nokey" });

const ivr = createIvrRouter(
  {
    // direction 1: a call that dialIvr has placed
    ivrStartService: ({ direction, userdata }) =>
      direction === "1"
        ? ivrResponse().playTTS(`您的订单${userdata}已发货`).hangup()
        : menu(),
    ivrDtmfReport: {
      menu: ({ digits }) => {
        if (digits === "1")
          return ivrResponse().get({
            action: "order",
            numdigits: "8",
            finishkey: "#",
            prompts: [playTTS("请输入订单号，以井号结束")],
          });
        if (digits === "2")
          return ivrResponse().record({ action: "message", maxlength: "60" });
        return menu();
      },
      order: async ({ digits = "" }) =>
        ivrResponse()
          .playTTS(await findOrder(digits))
          .hangup(),
    },
    ivrRecordResult: {
      message: ({ recordurl, recordduration }) => {
        console.log(`a message of ${recordduration} seconds: ${recordurl}`);
        return ivrResponse().playTTS("谢谢，再见").hangup();
      },
    },
    ivrRedirect: { goodbye: () => ivrResponse().playTTS("再见").hangup() },
    ivrStopService: ({ callid, callduration }) =>
      console.log(`${callid} ended after ${callduration} seconds`),
  },
  { secret: process.env["IVR_SECRET"] ?? "" },
);

/** In your application: the database. */
async function findOrder(number: string): Promise<string> {
  return number === "20260001" ? "您的订单已发货" : "没有找到这个订单";
}

export const server = createServer(toNodeListener(ivr));
server.listen(Number(process.env["PORT"] ?? 3_000), "127.0.0.1");
