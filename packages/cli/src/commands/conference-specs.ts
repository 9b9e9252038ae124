import type { CommandSpec, OperandSpec, OptionSpec } from "../command-spec.js";
import type { Bilingual } from "../language.js";
import { viaOperation } from "./via-operation.js";

const CONFERENCE: OperandSpec = { name: "<confid>", text: { en: "id of the conference", zh: "会议 ID" } };
const MEMBER: OperandSpec = { name: "<callid>", text: { en: "call of the member", zh: "成员的呼叫 ID" } };

/** A command on a running conference: its operands are the conference and what is named behind it. */
function steer(
  name: string,
  id: string,
  text: Bilingual,
  operand?: { readonly field: string; readonly spec: OperandSpec },
  options: readonly (OptionSpec & { readonly field: string; readonly option: string })[] = [],
): CommandSpec {
  const safe = id === "queryConferenceState";
  const operands = [CONFERENCE, ...(operand === undefined ? [] : [operand.spec])];
  return {
    name,
    text,
    operands,
    options: options.map(({ field: _, option: __, ...option }) => option),
    shares: safe ? ["account", "call"] : ["account", "call", "act"],
    load: viaOperation({
      id,
      fields: {
        confid: 0,
        ...(operand !== undefined && { [operand.field]: 1 }),
        ...Object.fromEntries(options.map(({ field, option }) => [field, option])),
      },
      question: (given) => ({
        en: `${text.en}: ${given.operands.join(" ")}`,
        zh: `${text.zh}：${given.operands.join(" ")}`,
      }),
    }),
  };
}

const NUMBER = { field: "number", spec: { name: "<number>", text: { en: "number to call", zh: "被邀请的号码" } } };
const CALL = { field: "callid", spec: MEMBER };
const FILE = {
  field: "filename",
  spec: { name: "<file>", text: { en: "wav file at the platform", zh: "平台上的 wav 文件名" } },
};
const LOOP = {
  flags: "--loop <times>",
  text: { en: "how often; -1 without end", zh: "播放次数，-1 表示循环" },
  field: "loop",
  option: "loop",
};
const SPEAK = {
  flags: "--speak <0|1>",
  text: { en: "1 may speak, 0 may not", zh: "1 可以发言，0 不可以" },
  field: "speak",
  option: "speak",
};

/** Commands on conferences. */
export const CONFERENCE_COMMANDS: CommandSpec = {
  name: "conf",
  text: { en: "conferences", zh: "电话会议" },
  commands: [
    {
      name: "create",
      text: { en: "create a conference", zh: "创建会议" },
      options: [
        { flags: "--max <number>", text: { en: "members at most, 3 to 300", zh: "最大成员数，3 到 300" } },
        { flags: "--record <boolean>", text: { en: "record it: true or false", zh: "是否录音：true 或 false" } },
      ],
      shares: ["account", "call", "act"],
      examples: ["cloopen conf create --max 10", "cloopen conf invite 12345678 13800138000"],
      load: viaOperation({
        id: "createConference",
        fields: { maxmember: "max", record: "record" },
        question: () => ({ en: "create a conference", zh: "创建会议" }),
      }),
    },
    steer("invite", "inviteToConference", { en: "call somebody into it", zh: "邀请加入会议" }, NUMBER, [SPEAK]),
    steer("state", "queryConferenceState", { en: "query its state", zh: "查询会议状态" }),
    steer("mute", "muteMember", { en: "mute a member", zh: "成员禁言" }, CALL),
    steer("unmute", "unmuteMember", { en: "let a member speak", zh: "取消禁言" }, CALL),
    steer("remove", "removeMember", { en: "remove a member", zh: "移出成员" }, CALL),
    steer("play", "playInConference", { en: "play a file to all", zh: "会议放音" }, FILE, [LOOP]),
    steer("stop-play", "stopConferencePlay", { en: "stop playing", zh: "停止放音" }),
    steer("record", "recordConference", { en: "begin to record", zh: "开始录音" }),
    steer("stop-record", "stopConferenceRecord", { en: "stop recording", zh: "停止录音" }),
    steer("dismiss", "dismissConference", { en: "end it for all", zh: "解散会议" }),
  ],
};
