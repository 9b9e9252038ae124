import { inviteToConference } from "@cloopen-rest/client";
import { type RejectionRule, rulesOf } from "./rule.js";

const on = (command: string) => rulesOf("controlConference", command);
const UNKNOWN = { confid: "99999999" };
const STRANGER = "0".repeat(32);

const COMMANDS = [
  ["DismissConf", "InviteJoinConf", "JoinConf", "QuitConf", "ConfMute", "ConfUnMute", "ConfPlay", "ConfStopPlay"],
  ["ConfRecord", "ConfStopRecord", "ConfVolumeAdjust", "ConfMemberPause", "ConfMemberResume", "ConfAlarmClock"],
  ["QueryConfState"],
].flat();

/** What a command says to a call that is not in the conference. */
const NO_MEMBER: Readonly<Record<string, string>> = {
  QuitConf: "110027",
  ConfMute: "110028",
  ConfUnMute: "110028",
  ConfMemberPause: "110025",
  ConfMemberResume: "110025",
};

/** Rules of conferences. */
export const CONFERENCES: readonly RejectionRule[] = [
  rulesOf("createConference").members("108023", "room for two only", { maxmember: "2" }),
  ...COMMANDS.map((command) => on(command).members("110128", "a conference that does not exist", UNKNOWN)),
  on("QueryConfState").members("110128", "no conference", { confid: undefined }),
  on("ConfPlay").members("108023", "a loop that is no number", { loop: "often" }),
  ...Object.entries(NO_MEMBER).map(([command, code]) =>
    on(command).members(code, "a call that is not in the conference", async (fixtures) => ({
      confid: await fixtures.conference(),
      callid: STRANGER,
    })),
  ),
  on("JoinConf").members("110025", "a call that still rings", async (fixtures) => ({
    confid: await fixtures.conference(),
    callid: await fixtures.call(false),
  })),
  on("InviteJoinConf").members("110026", "21 numbers at once", async (fixtures) => ({
    confid: await fixtures.conference(),
    number: Array.from({ length: 21 }, (_, at) => String(13_800_138_000 + at)).join("#"),
  })),
  on("InviteJoinConf").members("110092", "a conference that is full", async (fixtures) => {
    const confid = await fixtures.conference("3");
    await inviteToConference(fixtures.cloopen, { confid, number: "13800138000#13800138001#13800138002" });
    return { confid };
  }),
  on("InviteJoinConf").console(
    "111212",
    "a number that may not be called, since the application is not live",
    async (fixtures) => {
      const confid = await fixtures.conference();
      fixtures.console.notLive();
      return { confid };
    },
  ),
];
