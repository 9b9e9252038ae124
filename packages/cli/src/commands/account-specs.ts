import type { CommandSpec } from "../command-spec.js";
import { viaOperation } from "./via-operation.js";

const SECRETS = {
  flags: "--secrets-to <file>",
  text: { en: "new file for the tokens, which are never shown", zh: "把令牌写入新文件（不会显示）" },
};
const READING = ["account", "call"] as const;
const ACTING = ["account", "call", "act"] as const;
const SUB_ACCOUNT = { name: "<sid>", text: { en: "its subAccountSid", zh: "子账户的 subAccountSid" } };

/** Commands about accounts and templates. */
export const ACCOUNT_COMMANDS: readonly CommandSpec[] = [
  {
    name: "account",
    text: { en: "state and balance of the main account", zh: "主账户状态和余额" },
    shares: READING,
    examples: ["cloopen account", "cloopen account --json"],
    load: viaOperation({ id: "getAccountInfo", fields: {} }),
  },
  {
    name: "subaccounts",
    text: { en: "sub-accounts of the application", zh: "应用的子账户" },
    commands: [
      {
        name: "list",
        text: { en: "list all of them", zh: "列出所有子账户" },
        options: [SECRETS],
        shares: ["account", "call"],
        examples: ["cloopen subaccounts list --json"],
        load: () => import("./subaccounts-list.js"),
      },
      {
        name: "find",
        text: { en: "find one by its name", zh: "按名称查询" },
        operands: [{ name: "<name>", text: { en: "its friendlyName", zh: "子账户的 friendlyName" } }],
        options: [SECRETS],
        shares: READING,
        load: viaOperation({ id: "findSubAccountByName", fields: { friendlyName: 0 } }),
      },
      {
        name: "create",
        text: { en: "create one", zh: "创建子账户" },
        operands: [{ name: "<name>", text: { en: "name, unique in the application", zh: "名称，应用内唯一" } }],
        options: [SECRETS],
        shares: ACTING,
        examples: ["cloopen subaccounts create shop42 --secrets-to shop42.json"],
        load: viaOperation({
          id: "createSubAccount",
          fields: { friendlyName: 0 },
          question: ({ operands: [name] }) => ({ en: `create the sub-account ${name}`, zh: `创建子账户 ${name}` }),
        }),
      },
      {
        name: "rename",
        text: { en: "rename one", zh: "修改名称" },
        operands: [SUB_ACCOUNT, { name: "<name>", text: { en: "new name", zh: "新名称" } }],
        shares: ACTING,
        load: viaOperation({
          id: "modifySubAccount",
          fields: { subAccountSid: 0, friendlyName: 1 },
          question: ({ operands: [, name] }) => ({ en: `rename it to ${name}`, zh: `改名为 ${name}` }),
        }),
      },
      {
        name: "close",
        text: { en: "close one, for good", zh: "关闭子账户（不可恢复）" },
        operands: [SUB_ACCOUNT],
        shares: ACTING,
        load: viaOperation({
          id: "closeSubAccount",
          fields: { subAccountSid: 0 },
          question: ({ operands: [sid] }) => ({
            en: `close the sub-account ${sid} for good`,
            zh: `永久关闭子账户 ${sid}`,
          }),
        }),
      },
    ],
  },
  {
    name: "templates",
    text: { en: "SMS templates", zh: "短信模板" },
    commands: [
      {
        name: "list",
        text: { en: "list them with the state of their review", zh: "列出模板及审核状态" },
        shares: READING,
        examples: ["cloopen templates list"],
        load: () => import("./templates-list.js"),
      },
      {
        name: "show",
        text: { en: "show one", zh: "查看模板" },
        operands: [{ name: "<id>", text: { en: "its id", zh: "模板 ID" } }],
        shares: READING,
        load: () => import("./templates-list.js"),
      },
      {
        name: "create",
        text: { en: "submit one for review", zh: "提交模板审核" },
        operands: [{ name: "<content>", text: { en: "text with {1}, {2} …", zh: "带 {1}、{2} 的内容" } }],
        options: [
          { flags: "--title <title>", text: { en: "title", zh: "标题" }, required: true },
          { flags: "--signature <text>", text: { en: "SMS signature", zh: "短信签名" }, required: true },
          {
            flags: "--product <type>",
            text: {
              en: "1 published app, 2 app not published yet, 3 web site",
              zh: "1 已发布应用，2 未发布应用，3 网站",
            },
            required: true,
          },
          { flags: "--address <url>", text: { en: "address of the app or site", zh: "应用或网站地址" } },
        ],
        shares: ACTING,
        load: viaOperation({
          id: "createSmsTemplate",
          fields: {
            templateContent: 0,
            title: "title",
            signature: "signature",
            productType: "product",
            addr: "address",
          },
          question: (given) => ({
            en: `submit the template "${given.option("title")}"`,
            zh: `提交模板“${given.option("title")}”`,
          }),
        }),
      },
    ],
  },
];
