import type { CommandSpec } from "../command-spec.js";
import { CONFERENCE_COMMANDS } from "./conference-specs.js";
import { viaOperation } from "./via-operation.js";

const TO = { name: "<to>", text: { en: "number to call", zh: "被叫号码" } };
const CALLING = ["account", "call", "act"] as const;

/** Commands that place calls. */
export const CALL_COMMANDS: readonly CommandSpec[] = [
  {
    name: "voice",
    text: { en: "voice codes", zh: "语音验证码" },
    commands: [
      {
        name: "code",
        text: { en: "call a number and read out a code", zh: "呼叫号码并播报验证码" },
        operands: [TO],
        options: [
          {
            flags: "--code <code>",
            text: { en: "4 to 8 digits and letters", zh: "4 到 8 位数字或字母" },
            required: true,
          },
          { flags: "--times <number>", text: { en: "how often it is read out, 1 to 3", zh: "播报次数，1 到 3" } },
          { flags: "--display <number>", text: { en: "number that is shown", zh: "显示号码" } },
          { flags: "--result-url <url>", text: { en: "gets the result of the call", zh: "接收呼叫结果的地址" } },
        ],
        shares: CALLING,
        examples: ["cloopen voice code 13800138000 --code 6532"],
        load: viaOperation({
          id: "voiceVerify",
          fields: { to: 0, verifyCode: "code", playTimes: "times", displayNum: "display", respUrl: "result-url" },
          question: ({ operands: [to] }) => ({ en: `call ${to} and read out the code`, zh: `呼叫 ${to} 并播报验证码` }),
        }),
      },
    ],
  },
  {
    name: "call",
    text: { en: "notification calls", zh: "外呼通知" },
    commands: [
      {
        name: "notify",
        text: { en: "call a number and play a text or a file", zh: "呼叫号码并播放文本或语音文件" },
        operands: [TO],
        options: [
          { flags: "--text <text>", text: { en: "text that is spoken", zh: "合成播放的文本" } },
          { flags: "--file <name>", text: { en: "wav file at the platform", zh: "平台上的 wav 文件名" } },
          { flags: "--times <number>", text: { en: "how often it is played, 1 to 3", zh: "播放次数，1 到 3" } },
          { flags: "--display <number>", text: { en: "number that is shown", zh: "显示号码" } },
          { flags: "--result-url <url>", text: { en: "gets the result of the call", zh: "接收呼叫结果的地址" } },
        ],
        shares: CALLING,
        examples: ["cloopen call notify 13800138000 --text 您的订单已发货"],
        load: viaOperation({
          id: "landingCall",
          fields: {
            to: 0,
            mediaTxt: "text",
            mediaName: "file",
            playTimes: "times",
            displayNum: "display",
            respUrl: "result-url",
          },
          question: ({ operands: [to] }) => ({ en: `call ${to}`, zh: `呼叫 ${to}` }),
        }),
      },
      {
        name: "result",
        text: { en: "query the result of a call", zh: "查询呼叫结果" },
        operands: [{ name: "<sid>", text: { en: "its callSid", zh: "呼叫的 callSid" } }],
        shares: ["account", "call"],
        examples: ["cloopen call result 20140416142030000000000000000001"],
        load: viaOperation({ id: "getCallResult", fields: { callsid: 0 } }),
      },
    ],
  },
  {
    name: "ivr",
    text: { en: "IVR calls", zh: "IVR 呼叫" },
    commands: [
      {
        name: "dial",
        text: {
          en: "call a number; the IVR application of the account steers the call",
          zh: "IVR 外呼：接通后由应用的 IVR 服务控制",
        },
        operands: [TO],
        options: [
          { flags: "--user-data <text>", text: { en: "comes back with the notifications", zh: "随通知原样返回" } },
          {
            flags: "--record <boolean>",
            text: { en: "record the call: true or false", zh: "是否录音：true 或 false" },
          },
          { flags: "--display <number>", text: { en: "number that is shown", zh: "显示号码" } },
        ],
        shares: CALLING,
        examples: ["cloopen ivr dial 13800138000 --user-data order42"],
        load: viaOperation({
          id: "dialIvr",
          fields: { number: 0, userdata: "user-data", record: "record", disnumber: "display" },
          question: ({ operands: [to] }) => ({ en: `place an IVR call to ${to}`, zh: `IVR 外呼 ${to}` }),
        }),
      },
    ],
  },
  CONFERENCE_COMMANDS,
];
