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
    name: "doctor",
    text: { en: "check settings, network, account, application and callbacks", zh: "检查设置、网络、账户、应用和回调" },
    more: {
      en: "One line a check; 0 when all is well, 5 with warnings, 1 with a fault. The probes ask first: --probe-live uploads an empty file, --probe-reqid sends one or two messages.",
      zh: "每项检查一行；全部正常退出码为 0，有警告为 5，有故障为 1。探测前会询问：--probe-live 上传一个空文件，--probe-reqid 发送一到两条短信。",
    },
    options: [
      { flags: "--template <id>", text: { en: "is this template approved?", zh: "检查该模板是否审核通过" } },
      {
        flags: "--callback-url <url>",
        text: { en: "does your application reply correctly?", zh: "检查你的应用的应答是否正确" },
      },
      {
        flags: "--probe-live",
        text: { en: "is the application live? uploads an empty file", zh: "探测应用是否上线：上传一个空文件" },
      },
      {
        flags: "--probe-reqid",
        text: {
          en: "does the platform reject a repeated reqId? costs one or two messages",
          zh: "探测平台是否拒绝重复的 reqId：产生一到两条短信费用",
        },
      },
      { flags: "--to <number>", text: { en: "recipient for --probe-reqid", zh: "--probe-reqid 的接收号码" } },
      { flags: "--data <value>", text: { en: "its variables; may be repeated", zh: "模板变量，可重复" }, many: true },
    ],
    shares: ["account", "act"],
    examples: [
      "cloopen doctor --template 1",
      "cloopen doctor --probe-reqid --to 13800138000 --template 1 --data 6532 --data 5",
    ],
    load: () => import("./doctor.js"),
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
  {
    name: "listen",
    text: { en: "receive callbacks and IVR notifications on this machine", zh: "在本机接收回调和 IVR 通知" },
    more: {
      en: "Prints each request typed and answers as the platform expects. By default it listens on loopback: the platform reaches it through a tunnel, the sandbox by itself.",
      zh: "打印每个请求的类型和字段，并给出平台期望的应答。默认只监听本机：平台需经隧道访问，沙箱可直接访问。",
    },
    options: [
      { flags: "--port <port>", text: { en: "port, 0 for a free one (0)", zh: "端口，0 表示空闲端口（0）" } },
      { flags: "--host <host>", text: { en: "address to listen on (127.0.0.1)", zh: "监听地址（127.0.0.1）" } },
      { flags: "--store <file>", text: { en: "keep each request in this file", zh: "把每个请求追加到文件" } },
      {
        flags: "--forward <url>",
        text: {
          en: "forward each to an address of this machine, and return its reply",
          zh: "转发到本机地址，并返回其应答",
        },
      },
      {
        flags: "--reject-calls",
        text: { en: "reject calls in the reply to CallAuth", zh: "应答 CallAuth 时拒绝呼叫" },
      },
    ],
    examples: [
      "cloopen listen --port 3000 --store callbacks.ndjson",
      "cloopen listen replay 3 --store callbacks.ndjson --to http://127.0.0.1:8080/cloopen",
    ],
    load: () => import("./listen.js"),
    commands: [
      {
        name: "replay",
        text: { en: "send stored requests to a local address again", zh: "把保存的请求重新发送到本机地址" },
        operands: [{ name: "<id...>", text: { en: "numbers, or ranges such as 3-5", zh: "编号，或 3-5 这样的范围" } }],
        options: [
          { flags: "--store <file>", text: { en: "file of listen", zh: "listen 保存的文件" }, required: true },
          { flags: "--to <url>", text: { en: "address on this machine", zh: "本机地址" }, required: true },
        ],
        load: () => import("./listen-replay.js"),
      },
    ],
  },
  {
    name: "verify-callback",
    text: { en: "read a callback, or check how an application replies", zh: "解析回调，或检查应用如何应答" },
    operands: [
      { name: "[file]", text: { en: "body of a callback; stdin without it", zh: "回调报文；省略时读取标准输入" } },
    ],
    options: [
      {
        flags: "--url <url>",
        text: {
          en: "send the contract's samples there and judge the answers",
          zh: "向该地址发送契约中的示例并检查应答",
        },
      },
      {
        flags: "--kind <name>",
        text: { en: "only this one, such as smsStatusReport", zh: "只发送这一种，如 smsStatusReport" },
      },
    ],
    examples: ["cloopen verify-callback callback.xml", "cloopen verify-callback --url http://127.0.0.1:8080/cloopen"],
    load: () => import("./verify-callback.js"),
  },
  {
    name: "sandbox",
    text: { en: "start the platform on this machine and open its console", zh: "在本机启动模拟平台并打开其控制台" },
    options: [
      { flags: "--port <port>", text: { en: "port, 0 for a free one (8883)", zh: "端口，0 表示空闲端口（8883）" } },
      { flags: "--seed <number>", text: { en: "same seed, same ids", zh: "相同种子产生相同 ID" } },
      { flags: "--strict", text: { en: "reject what the contract does not describe", zh: "拒绝契约之外的请求" } },
      { flags: "--sms-callback-url <url>", text: { en: "gets status reports", zh: "接收状态报告" } },
      { flags: "--ivr-url <url>", text: { en: "IVR application", zh: "IVR 应用地址" } },
      { flags: "--call-auth-url <url>", text: { en: "call authorisation", zh: "呼叫鉴权地址" } },
      { flags: "--save", text: { en: "save its account as the profile sandbox", zh: "把账户保存为配置 sandbox" } },
      { flags: "--no-open", text: { en: "do not open a browser", zh: "不打开浏览器" } },
    ],
    examples: ["cloopen sandbox --save", "cloopen --profile sandbox account"],
    load: () => import("./sandbox.js"),
  },
  {
    name: "vectors",
    text: { en: "vectors of the contract for clients in any language", zh: "供任意语言客户端使用的契约测试向量" },
    commands: [
      {
        name: "run",
        text: { en: "check your client with them, over stdin and stdout", zh: "通过标准输入输出检验你的客户端" },
        more: {
          en: 'COMMAND gets one JSON object a line, {"id", "kind", …}, and answers one a line with the same id: signing {timestamp, sig, authorization}, requests {json, xml}, responses {decoded}, errors {kind, mayHaveActed}, webhooks {webhook, message}, ivr {path, parameters, xml}, hostile {error}; {"skip": true} for what it cannot do.',
          zh: 'COMMAND 逐行收到 JSON 对象 {"id", "kind", …}，逐行以相同 id 返回：signing {timestamp, sig, authorization}，requests {json, xml}，responses {decoded}，errors {kind, mayHaveActed}，webhooks {webhook, message}，ivr {path, parameters, xml}，hostile {error}；不支持的回答 {"skip": true}。',
        },
        operands: [
          {
            name: "<command...>",
            text: { en: "behind --: the program and its arguments", zh: "写在 -- 之后：程序及其参数" },
          },
        ],
        options: [
          {
            flags: "--kind <kind>",
            text: { en: "only this kind; may be repeated", zh: "只运行这一类，可重复" },
            many: true,
          },
          { flags: "--time-limit <seconds>", text: { en: "for the whole run (60)", zh: "总时限（60）" } },
        ],
        examples: ["cloopen vectors run -- python3 my_client.py"],
        load: () => import("./vectors-run.js"),
      },
    ],
  },
  {
    name: "completion",
    text: { en: "completion script for bash, zsh or fish", zh: "bash、zsh 或 fish 的补全脚本" },
    operands: [{ name: "<shell>", text: { en: "bash, zsh or fish", zh: "bash、zsh 或 fish" } }],
    examples: ["source <(cloopen completion bash)"],
    load: () => import("./completion.js"),
  },
];
