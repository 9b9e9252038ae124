import type { CommandSpec } from "../command-spec.js";
import { ACCOUNT_COMMANDS } from "./account-specs.js";
import { CALL_COMMANDS } from "./call-specs.js";
import { SMS_COMMANDS } from "./sms-specs.js";
import { TOOL_COMMANDS } from "./tool-specs.js";

/** Every command that people use, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  ...SMS_COMMANDS,
  ...CALL_COMMANDS,
  ...ACCOUNT_COMMANDS,
  {
    name: "api",
    text: { en: "call any operation of the contract by its name", zh: "按名称调用契约中的任意接口" },
    more: {
      en: "Fields are options: --to 13800138000. Fields of an object have a dot: --Play.file wait.wav. Lists are repeated: --datas 6532 --datas 5.",
      zh: "字段即选项：--to 13800138000。对象的字段用点号：--Play.file wait.wav。列表可重复：--datas 6532 --datas 5。",
    },
    examples: [
      "cloopen api getAccountInfo",
      "cloopen api sendTemplateSms --to 13800138000 --templateId 1 --datas 6532 --datas 5 --dry-run",
      "cloopen api muteMember --help",
    ],
  },
  ...TOOL_COMMANDS,
];

/** Serves the scripts of `completion`. It needs the table, so it is beside it. */
const COMPLETE: CommandSpec = {
  name: "complete",
  text: { en: "answers the shell", zh: "供 shell 调用" },
  operands: [{ name: "[words...]", text: { en: "words of the command line", zh: "命令行中的词" } }],
  hidden: true,
  async load() {
    const { complete } = await import("./complete.js");
    return { run: (context, given) => complete(context, given, COMMANDS) };
  },
};

/** Makes the tables of the guide's chapter. */
const CHEAT_SHEET: CommandSpec = {
  name: "cheat-sheet",
  text: { en: "all commands as Markdown", zh: "以 Markdown 输出所有命令" },
  hidden: true,
  async load() {
    const { printCheatSheet } = await import("./cheat-sheet.js");
    return { run: (context) => printCheatSheet(context, COMMANDS) };
  },
};

/** All commands, with those that people do not type. */
export const ALL_COMMANDS: readonly CommandSpec[] = [...COMMANDS, COMPLETE, CHEAT_SHEET];
