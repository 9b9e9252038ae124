import type { CommandSpec } from "../command-spec.js";

/** Commands that work without the platform, or on the configuration. */
export const TOOL_COMMANDS: readonly CommandSpec[] = [
  {
    name: "sign",
    text: { en: "sign by hand: sig, Authorization and URL", zh: "手工签名：sig、Authorization 和 URL" },
    more: {
      en: "What it prints is a credential for 24 hours: treat it like a password.",
      zh: "输出内容在 24 小时内等同于凭证，请像密码一样保管。",
    },
    operands: [
      {
        name: "[path]",
        text: { en: "path below the account, such as SMS/TemplateSMS", zh: "账户之下的路径，如 SMS/TemplateSMS" },
      },
    ],
    options: [
      {
        flags: "--time <yyyyMMddHHmmss>",
        text: { en: "timestamp, Beijing time (now)", zh: "时间戳，北京时间（默认当前）" },
      },
      { flags: "--sub-account", text: { en: "on the sub-account level", zh: "使用子账户" } },
    ],
    shares: ["account"],
    examples: ["cloopen sign AccountInfo", "cloopen sign --time 20140416142030"],
    load: () => import("./sign.js"),
  },
  {
    name: "explain",
    text: { en: "meaning, cause and fix of a status code", zh: "状态码的含义、原因和处理办法" },
    more: {
      en: "Without a code it reads stdin and explains every code of the catalogue that occurs in it.",
      zh: "不带状态码时读取标准输入，解释其中出现的所有状态码。",
    },
    operands: [{ name: "[code...]", text: { en: "six digits", zh: "六位数字" } }],
    examples: ["cloopen explain 112310", "cloopen explain < error.log"],
    load: () => import("./explain.js"),
  },
  {
    name: "config",
    text: { en: "profiles: account, token, application", zh: "配置：账户、令牌、应用" },
    commands: [
      {
        name: "set",
        text: { en: "set one field, or all of them by asking", zh: "设置一个字段，或逐项询问" },
        more: {
          en: "Fields: accountSid, authToken, appId, baseUrl, subAccountSid, subAccountToken. A token is asked for or read from stdin, never given as an argument.",
          zh: "字段：accountSid、authToken、appId、baseUrl、subAccountSid、subAccountToken。令牌只能通过提示输入或标准输入提供，不能写在命令行里。",
        },
        operands: [
          { name: "[field]", text: { en: "name of the field", zh: "字段名" } },
          { name: "[value]", text: { en: "its value", zh: "字段值" } },
        ],
        shares: ["account"],
        examples: [
          "cloopen config set",
          "cloopen config set appId cccccccccccccccccccccccccccccccc",
          "cloopen config set authToken < token.txt",
        ],
        load: () => import("./config-set.js"),
      },
      {
        name: "show",
        text: { en: "show the settings in force, tokens masked", zh: "显示当前生效的设置（令牌隐去）" },
        shares: ["account"],
        load: () => import("./config-show.js"),
      },
      {
        name: "list",
        text: { en: "list the profiles", zh: "列出所有配置" },
        load: () => import("./config-list.js"),
      },
      {
        name: "use",
        text: { en: "choose the profile that is used by default", zh: "选择默认配置" },
        operands: [{ name: "<name>", text: { en: "its name", zh: "配置名" } }],
        load: () => import("./config-use.js"),
      },
      {
        name: "remove",
        text: { en: "delete a profile", zh: "删除配置" },
        operands: [{ name: "<name>", text: { en: "its name", zh: "配置名" } }],
        shares: ["act"],
        load: () => import("./config-remove.js"),
      },
    ],
  },
];
