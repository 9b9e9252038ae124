import type { Run } from "./context.js";
import type { Bilingual } from "./language.js";

/** An option of a command. */
export interface OptionSpec {
  /** As in the help: `--to <number>`. */
  readonly flags: string;
  readonly text: Bilingual;
  /** May be given several times. */
  readonly many?: true;
  readonly required?: true;
  /** Shown as required, but not checked by the program, since it may come another way (`--input`). */
  readonly needed?: true;
  readonly choices?: readonly string[];
}

/** An operand of a command. */
export interface OperandSpec {
  /** As in the help: `<to...>` or `[code]`. */
  readonly name: string;
  readonly text: Bilingual;
}

/**
 * A group of options that commands share: `account` of what reads an account, `call` of what calls the API, `act` of what
 * sends, calls, changes or deletes.
 */
export type SharedOptions = "account" | "call" | "act";

/** A command, as data: the program, its completion and the cheat sheet are made from it. */
export interface CommandSpec {
  readonly name: string;
  readonly text: Bilingual;
  /** Paragraphs of the help below the text. */
  readonly more?: Bilingual;
  readonly operands?: readonly OperandSpec[];
  readonly options?: readonly OptionSpec[];
  readonly shares?: readonly SharedOptions[];
  /** Command lines for the help and the cheat sheet. */
  readonly examples?: readonly string[];
  readonly commands?: readonly CommandSpec[];
  /** Loads the command's module, on demand. */
  readonly load?: () => Promise<{ readonly run: Run }>;
  /** Heading under which the help lists it. */
  readonly group?: string;
  /** Left out of the help. */
  readonly hidden?: true;
}

/** Options of every command. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  { flags: "--json", text: { en: "NDJSON on stdout, for programs", zh: "在标准输出上输出 NDJSON，供程序读取" } },
  { flags: "--lang <language>", text: { en: "language of the texts: en or zh-CN", zh: "界面语言：en 或 zh-CN" } },
];

/** The option of {@link SharedOptions} `account`. */
export const PROFILE_OPTION: OptionSpec = {
  flags: "--profile <name>",
  text: { en: "profile of the configuration", zh: "使用指定的配置" },
};

/** Options by group. */
export const SHARED_OPTIONS: Readonly<Record<SharedOptions, readonly OptionSpec[]>> = {
  account: [PROFILE_OPTION],
  call: [
    {
      flags: "--format <format>",
      text: { en: "format on the wire: json or xml", zh: "报文格式：json 或 xml" },
      choices: ["json", "xml"],
    },
    { flags: "--timeout <seconds>", text: { en: "time limit of one attempt (30)", zh: "单次请求的超时秒数（30）" } },
    {
      flags: "--dry-run",
      text: { en: "show the request, secrets masked, and send nothing", zh: "只显示请求（隐去密钥），不发送" },
    },
    {
      flags: "--curl",
      text: {
        en: "print a shell script for curl, which takes the token from the environment; send nothing",
        zh: "输出 curl 脚本（令牌取自环境变量），不发送",
      },
    },
  ],
  act: [{ flags: "-y, --yes", text: { en: "do not ask", zh: "不询问，直接执行" } }],
};

/** Own and shared options. A field of an operation may have the name of a shared option; the field then wins. */
export function optionsOf(spec: CommandSpec): readonly OptionSpec[] {
  const own = spec.options ?? [];
  const shared = spec.load === undefined ? [] : (spec.shares ?? []).flatMap((group) => SHARED_OPTIONS[group]);
  const taken = new Set(own.map(longFlag));
  return [...own, ...[...shared, ...COMMON_OPTIONS].filter((option) => !taken.has(longFlag(option)))];
}

/** The long flag of an option, such as `--to`. */
export function longFlag({ flags }: OptionSpec): string {
  return /--[^\s,=]+/.exec(flags)?.[0] ?? flags;
}
