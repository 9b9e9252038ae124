import type { CommandSpec } from "../command-spec.js";
import { viaOperation } from "./via-operation.js";

const SENDING = {
  fields: { to: "operands", templateId: "template", datas: ["data"], reqId: "req-id", subAppend: "sub-append" },
} as const;

/** Commands about SMS. */
export const SMS_COMMANDS: readonly CommandSpec[] = [
  {
    name: "sms",
    text: { en: "template SMS", zh: "模板短信" },
    commands: [
      {
        name: "send",
        text: { en: "send one template SMS", zh: "发送模板短信" },
        operands: [{ name: "<to...>", text: { en: "numbers, 200 at most", zh: "号码，最多 200 个" } }],
        options: [
          { flags: "--template <id>", text: { en: "id of the template", zh: "模板 ID" }, required: true },
          {
            flags: "--data <value>",
            text: { en: "value of {1}, {2} … in order; may be repeated", zh: "依次为 {1}、{2}……的值，可重复" },
            many: true,
          },
          { flags: "--req-id <id>", text: { en: "your own id, unique in a day", zh: "自定义消息 ID，同一天内唯一" } },
          { flags: "--sub-append <code>", text: { en: "extension code", zh: "扩展码" } },
        ],
        shares: ["account", "call", "act"],
        examples: ["cloopen sms send 13800138000 --template 1 --data 6532 --data 5"],
        load: viaOperation({
          id: "sendTemplateSms",
          ...SENDING,
          question: (given) => ({
            en: `send template ${given.option("template")} to ${given.operands.join(", ")}`,
            zh: `将模板 ${given.option("template")} 发送给 ${given.operands.join("、")}`,
          }),
        }),
      },
      {
        name: "query",
        text: { en: "query one message", zh: "查询一条短信" },
        operands: [{ name: "<sid>", text: { en: "its smsMessageSid", zh: "短信的 smsMessageSid" } }],
        options: [
          { flags: "--date <yyyyMMdd>", text: { en: "day on which it was sent", zh: "发送日期" }, required: true },
          { flags: "--to <number>", text: { en: "one of its recipients", zh: "其中一个接收号码" } },
        ],
        shares: ["account", "call"],
        examples: ["cloopen sms query ffffffffffffffffffffffffffffffff --date 20261126"],
        load: viaOperation({ id: "querySms", fields: { msgId: 0, date: "date", phoneNum: "to" } }),
      },
      {
        name: "reports",
        text: {
          en: "fetch status reports and messages from phones; each is given once",
          zh: "拉取状态报告和上行短信；每条只返回一次",
        },
        options: [
          { flags: "--type <type>", text: { en: "0 messages from phones, 1 reports", zh: "0 上行短信，1 状态报告" } },
          { flags: "--count <number>", text: { en: "how many, 500 at most", zh: "条数，最多 500" } },
        ],
        shares: ["account", "call", "act"],
        examples: ["cloopen sms reports --yes --json"],
        load: viaOperation({
          id: "fetchSmsReports",
          fields: { smsType: "type", count: "count" },
          question: () => ({
            en: "fetch what has come; the platform gives it once",
            zh: "拉取已到达的记录，平台不会再次返回",
          }),
        }),
      },
    ],
  },
];
