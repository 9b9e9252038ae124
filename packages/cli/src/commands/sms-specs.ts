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
        name: "bulk",
        text: {
          en: "send to everybody in a CSV file; can be interrupted and resumed",
          zh: "群发到 CSV 文件中的所有号码，可中断、可继续",
        },
        more: {
          en: "Shows the plan and asks. Ctrl-C pauses; run the same command to continue. A journal beside the file knows who got it, so nobody gets it twice, even after a crash. CLOOPEN_CAMPAIGN_KEY (32 bytes, base64 or hex) encrypts the numbers in it.",
          zh: "先显示计划并询问。Ctrl-C 暂停，再次运行同一命令继续。文件旁的日志记录每个号码的状态，无论何时崩溃都不会重复发送。设置 CLOOPEN_CAMPAIGN_KEY（32 字节，base64 或十六进制）可加密其中的号码。",
        },
        operands: [{ name: "<file>", text: { en: "CSV file with a header", zh: "带表头的 CSV 文件" } }],
        options: [
          { flags: "--template <id>", text: { en: "id of the template", zh: "模板 ID" }, required: true },
          {
            flags: "--to-column <column>",
            text: { en: "column of the number: name, or number from 1", zh: "号码列：列名，或从 1 起的列号" },
          },
          {
            flags: "--column <column>",
            text: { en: "column of {1}, {2} …; may be repeated", zh: "依次为 {1}、{2}……的列，可重复" },
            many: true,
          },
          {
            flags: "--data <value>",
            text: { en: "value of {1}, {2} … for all; may be repeated", zh: "所有号码共用的 {1}、{2}……的值，可重复" },
            many: true,
          },
          { flags: "--sub-append <code>", text: { en: "extension code", zh: "扩展码" } },
          { flags: "--rate <number>", text: { en: "requests a second (5)", zh: "每秒请求数（5）" } },
          { flags: "--batch-size <number>", text: { en: "numbers in a request (200)", zh: "每个请求的号码数（200）" } },
          {
            flags: "--hours <from-until>",
            text: { en: "sending hours, Beijing time: 09:00-20:00", zh: "发送时段，北京时间：09:00-20:00" },
          },
          {
            flags: "--skip-invalid",
            text: {
              en: "leave malformed numbers out instead of rejecting the file",
              zh: "跳过格式错误的号码，而不是拒绝整个文件",
            },
          },
          { flags: "--journal <file>", text: { en: "journal (FILE.journal)", zh: "日志文件（FILE.journal）" } },
          {
            flags: "--results <file>",
            text: { en: "results as CSV (FILE.results.csv)", zh: "结果 CSV（FILE.results.csv）" },
          },
          {
            flags: "--reports <file>",
            text: { en: "status reports that listen has stored", zh: "listen 保存的状态报告" },
          },
          {
            flags: "--repeat-unknown",
            text: {
              en: "repeat unknown ones with their reqId, on the same day",
              zh: "当天以同一 reqId 重试结果未知的请求",
            },
          },
          { flags: "--encoding <name>", text: { en: "encoding of the file, such as gbk", zh: "文件编码，如 gbk" } },
          { flags: "--delimiter <text>", text: { en: "delimiter (,)", zh: "分隔符（,）" } },
          { flags: "--dry-run", text: { en: "show the plan only", zh: "只显示计划" } },
        ],
        shares: ["account", "act"],
        examples: [
          "cloopen sms bulk customers.csv --template 1 --column name --column code --dry-run",
          "cloopen sms bulk customers.csv --template 1 --data 6532 --data 5 --rate 2",
        ],
        load: () => import("./sms-bulk.js"),
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
