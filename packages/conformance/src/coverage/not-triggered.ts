/** Why no rule gives a code. */
export interface NotTriggered {
  readonly codes: readonly string[];
  /** For these operations alone. */
  readonly operations?: readonly string[];
  readonly reason: string;
}

/**
 * Reasons for codes that an operation lists and the suite cannot trigger. The first matching row
 * counts; a row that no code needs is an error.
 */
export const NOT_TRIGGERED: readonly NotTriggered[] = [
  { codes: ["111000", "111001-111099"], reason: "an error inside the platform, which the sandbox has none of" },
  {
    codes: ["111111"],
    reason: "the sandbox does not count requests at the same time; how many are too many is not known",
  },
  { codes: ["111115"], reason: "the sandbox has no list of addresses that may call" },
  {
    codes: ["111128", "111129", "111130", "111131", "111132", "111133", "111143"],
    reason: "a malformed id gives 111100 and a wrong token 111109; when these are given instead is not known",
  },
  {
    codes: ["111144", "111145", "111146", "111147", "111148", "111149"],
    reason: "a malformed id gives 111100 and a wrong token 111109; when these are given instead is not known",
  },
  {
    codes: ["111141"],
    operations: ["cancelCallback", "sendTemplateSmsAsSubAccount"],
    reason: "a sub-account signs, and there is none without its main account",
  },
  { codes: ["111142"], reason: "the sandbox asks for a balance only where something is sent or called" },
  {
    codes: ["111169"],
    operations: ["closeSubAccount", "cancelCallback"],
    reason: "the application may be left out",
  },
  {
    codes: ["111176", "111177", "111178", "111179", "111180", "111182"],
    reason: "an application of the sandbox is there or not, live or not; it has no other state and no other owner",
  },
  {
    codes: ["111212"],
    reason: "asked for only where a number is called or a file uploaded (which operations ask is not known)",
  },
  { codes: ["111174", "111175"], reason: "which characters and lengths a name may have is not known" },
  {
    codes: ["111173"],
    operations: ["modifyApplication"],
    reason: "the name may be left out, and an empty one counts as left out",
  },
  { codes: ["112353"], reason: "the request names no application, and the sandbox has one account" },
  {
    codes: ["112354"],
    reason: "the sandbox does not count queries at the same time; how many are too many is not known",
  },
  { codes: ["111152"], reason: "which characters a name may not have is not known" },
  {
    codes: ["110051", "110057", "110011", "110012", "110015", "110016"],
    reason: "the older generation's number for what 111169, 111181, 111150, 111151, 111157 and 111144 say",
  },
  {
    codes: ["110017", "110024", "110082", "110086", "110087", "110148", "110154", "110156"],
    reason: "says only that it failed; where the sandbox rejects, it gives the code that says why",
  },
  {
    codes: ["110025", "110088", "110090"],
    reason: "a failure between parts of the platform, which the sandbox has none of",
  },
  { codes: ["110079"], reason: "a body that cannot be read gives 160031 in the sandbox: our choice" },
  { codes: ["110092"], operations: ["createConference"], reason: "a conference that is being created has no members" },
  { codes: ["110093"], operations: ["createConference"], reason: "maxmember may be left out" },
  { codes: ["108015"], reason: "only dialIvr needs what is to be configured" },
  {
    codes: ["108023"],
    operations: ["queryQueue", "queryAgentState"],
    reason: "the command has no member whose content could be wrong",
  },
  {
    codes: ["108026"],
    operations: ["agentReady"],
    reason: "an agent must be on work to become ready: when this is given is not known",
  },
  { codes: ["112346"], reason: "the older rule for what 112357 says" },
];
