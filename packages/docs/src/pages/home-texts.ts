import type { Language } from "../languages.js";

/** A card of the landing page: where it leads, its heading and one sentence. */
export interface HomeCard {
  readonly href: string;
  readonly title: string;
  readonly text: string;
}

/** The texts of the landing page. */
export interface HomeTexts {
  readonly heading: string;
  readonly lead: string;
  readonly start: string;
  readonly reference: string;
  readonly description: string;
  readonly sample: string;
  /** Those whose chapter is there are shown. */
  readonly cards: readonly HomeCard[];
  readonly facts: readonly string[];
}

/** By language. */
export const HOME: Readonly<Record<Language, HomeTexts>> = {
  en: {
    heading: "SMS, calls, IVR and conferences over the Cloopen REST API",
    lead: "Independent documentation, a typed client and a sandbox for the Cloopen (云通讯, 容联) REST API 2013-12-26. Try every call on your own machine: no account, no cost.",
    start: "Send a first message",
    reference: "All operations",
    description:
      "Independent documentation, typed client and sandbox for the Cloopen (云通讯) REST API 2013-12-26: SMS, voice, IVR, conferences, status codes.",
    sample: "Send an SMS",
    cards: [
      {
        href: "getting-started.md",
        title: "First message",
        text: "From an empty folder to a message in five minutes.",
      },
      {
        href: "time-zones-and-signing.md",
        title: "Signing and time zones",
        text: "sig, Authorization and the mistakes that everybody makes once.",
      },
      { href: "one-time-codes.md", title: "One-time codes", text: "Send and check codes, with limits that hold." },
      { href: "campaigns.md", title: "Campaigns", text: "One template to any number of people, nobody texted twice." },
      {
        href: "callbacks.md",
        title: "Callbacks",
        text: "Delivery reports and replies, in five frameworks.",
      },
      { href: "ivr.md", title: "IVR", text: "Answer a call with menus, recordings and queues." },
      {
        href: "retries-and-money.md",
        title: "Retries and money",
        text: "What is safe to repeat, and what is charged twice.",
      },
      { href: "sandbox.md", title: "Sandbox", text: "The platform on your own machine, with a phone to look at." },
      { href: "testing.md", title: "Testing", text: "Vitest, Jest, Playwright, pytest, PHP and Java." },
      { href: "command-line.md", title: "Command line", text: "Send, explain, listen and diagnose from a shell." },
      { href: "going-live.md", title: "Going live", text: "A list to go through before real numbers are called." },
      { href: "page:errors", title: "Status codes", text: "{codes} codes: cause, fix, and whether a retry helps." },
      { href: "page:sign", title: "Signing page", text: "Compare your signature with the right one, in the browser." },
      {
        href: "migrating-from-php.md",
        title: "Moving over",
        text: "From the official PHP and Java SDKs, and from yuntongxun.",
      },
      { href: "page:webhooks", title: "Webhooks", text: "All callbacks and IVR notifications, field by field." },
    ],
    facts: [
      "Every sample on this site is run against the sandbox, in five languages.",
      "What the vendor does not document carries a mark that says where it comes from.",
      "Nothing here has been tried on the live platform.",
    ],
  },
  "zh-CN": {
    heading: "云通讯 REST API：短信、语音、IVR 与会议",
    lead: "云通讯（Cloopen，容联）REST API 2013-12-26 的独立文档、类型完整的客户端与本机沙箱。不需要账户，不产生费用，每个接口都能在本机试用。",
    start: "发送第一条短信",
    reference: "全部接口",
    description: "云通讯（Cloopen）REST API 2013-12-26 的独立文档、客户端与沙箱：短信、语音、IVR、会议与状态码。",
    sample: "发送短信",
    cards: [
      { href: "getting-started.md", title: "第一条短信", text: "从空文件夹开始，五分钟发出一条短信。" },
      {
        href: "time-zones-and-signing.md",
        title: "签名与时区",
        text: "sig、Authorization，以及人人都会犯一次的错误。",
      },
      { href: "one-time-codes.md", title: "短信验证码", text: "发送与校验验证码，自带频率限制。" },
      { href: "campaigns.md", title: "群发任务", text: "一个模板发给任意多人，不漏发，不重发。" },
      { href: "callbacks.md", title: "接收回调", text: "状态报告与上行短信，五种框架的写法。" },
      { href: "ivr.md", title: "IVR", text: "用菜单、录音和队列接听来电。" },
      { href: "retries-and-money.md", title: "重试与费用", text: "哪些请求可以重发，哪些会重复计费。" },
      { href: "sandbox.md", title: "沙箱", text: "在本机模拟整个平台，短信和来电都看得见。" },
      { href: "testing.md", title: "测试", text: "Vitest、Jest、Playwright、pytest、PHP 与 Java。" },
      { href: "command-line.md", title: "命令行", text: "在终端里发送、查错、接收回调与诊断。" },
      { href: "going-live.md", title: "上线清单", text: "向真实号码发送之前，逐项核对。" },
      { href: "page:errors", title: "状态码", text: "{codes} 个状态码：原因、处理办法、重试是否有用。" },
      { href: "page:sign", title: "签名调试", text: "在浏览器中把自己的签名与正确结果逐项对照。" },
      { href: "migrating-from-php.md", title: "迁移", text: "从官方 PHP、Java SDK 或 yuntongxun 迁移过来。" },
      { href: "page:webhooks", title: "回调参考", text: "全部回调与 IVR 通知，逐个字段说明。" },
    ],
    facts: [
      "本站每个示例都以五种语言对着沙箱运行过。",
      "厂商没有文档的内容均标明依据。",
      "本站内容尚未在真实平台上验证。",
    ],
  },
};
