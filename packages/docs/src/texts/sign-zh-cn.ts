import type { SignTexts } from "./sign-texts.js";

/** The Chinese texts of the signing page. */
export const SIGN_ZH_CN: SignTexts = {
  title: "签名调试",
  description:
    "在浏览器中为云通讯（Cloopen）REST API 的请求签名，给出 sig、Authorization、URL 与 curl 命令，并可发往本机沙箱。",
  intro:
    "把你的代码算出的签名与正确结果逐项对照。结果由客户端自身的代码（`@cloopen-rest/client/signing`）在本页内计算得出。",
  privacy: "令牌只留在本页：不保存、不写入地址栏，也不发往任何地方。离开本页时，令牌和用它签出的全部内容都会清除。",
  noScript: "签名调试需要启用 JavaScript。",
  request: "请求",
  operation: "接口",
  baseUrl: "基础 URL",
  account: "ACCOUNT SID",
  subAccount: "subAccountSid",
  token: "令牌（TOKEN）",
  time: "时间（北京时间，yyyyMMddHHmmss）",
  timeHint: "留空则取本机当前时间",
  format: "格式",
  query: "查询参数",
  body: "请求体",
  fill: "填入沙箱的账户信息",
  fillHint: "也可以把沙箱启动时打印的那一行粘贴到任意一栏。",
  signed: "签名结果",
  timestamp: "时间戳",
  url: "URL",
  missing: "填写账户 ID 和令牌后即可签名。",
  badTime: "时间不是 yyyyMMddHHmmss 格式的真实日期，平台会返回 111113。",
  badId: "账户 ID 不是 32 位字母和数字，平台会返回 111100。",
  badUrl: "基础 URL 不是 http 或 https 地址。",
  warning: "在时间戳生成后的 24 小时内，任何人拿到 sig 和 Authorization 都能使用该账户，请勿外传。",
  tryHeading: "发送到本机沙箱",
  tryIntro: "上面的请求只会发往本机的沙箱，不会发往别处。用下面的命令启动沙箱，它的账户信息已经填好。",
  send: "发送",
  sendHint: "每点一次就是一条新消息：请求体中的 reqId 会换成新的。",
  sending: "正在发送……",
  loopbackOnly:
    "本页只调用本机的沙箱：请把基础 URL 设为 http://127.0.0.1:8883/2013-12-26。要调用平台本身，请使用上面的 curl 命令。",
  unreachable: "没有响应。请确认沙箱正在该地址运行，并且启动时用 --allow-origin 允许了本页。",
  answered: "HTTP {status}，用时 {ms} 毫秒",
  noUpload: "本页不发送文件，请使用 curl 命令。",
  reply: "响应",
};
