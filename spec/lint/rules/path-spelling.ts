import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";

const prefixes = ["/Accounts/{accountSid}/", "/SubAccounts/{subAccountSid}/"];

/** The vendor's spellings, exactly. The platform compares paths with case. */
const spellings = `
  AccountInfo SubAccounts GetSubAccounts QuerySubAccountByName CloseSubAccount
  ModifySubAccount CreateApplications QueryApplication ModifyApplication ApplyAppStatus LoadAppStatus
  SMS/QuerySMS esb/DelMediaFile GetBill GetCdr
  SMS/TemplateSMS SMS/QuerySMSTemplate SMS/CreateSMSTemplate SMS/GetArrived SMS/Messages
  Calls/LandingCalls Calls/VoiceVerify CallResult Calls/MediaFileUpload BillRecords Calls/Callback Calls/CallCancel
  ivr/dial ivr/call ivr/createconf ivr/conf
  ivr/createqueue ivr/modifyqueue ivr/delqueue ivr/queryqueueinfo
  ivr/agentonwork ivr/agentoffwork ivr/agentready ivr/queryagentstate ivr/agentmakecall
`
  .trim()
  .split(/\s+/);

const paths: ReadonlySet<string> = new Set(
  prefixes.flatMap((prefix) => spellings.map((spelling) => prefix + spelling)),
);

/** Every path is one of the vendor's, spelled as the vendor spells it. */
export function pathSpelling({ root }: Contract, report: Report): void {
  for (const path of root.member("paths").members()) {
    if (paths.has(path.name)) continue;
    const meant = [...paths].find((spelling) => fold(spelling) === fold(path.name));
    report(
      path.key,
      meant === undefined
        ? `\`${path.name}\` is no path of the vendor. Write ${prefixes.join(" or ")} and then one of: ${spellings.join(", ")}. A new one is added in spec/lint/rules/path-spelling.ts.`
        : `\`${path.name}\` is not how the vendor spells it. Write \`${meant}\`.`,
    );
  }
}

/** What is left of a path when case, punctuation and slashes at its ends do not count. */
function fold(path: string): string {
  return path
    .toLowerCase()
    .replace(/^\/+|\/+$/g, "")
    .replace(/\/+/g, "/")
    .replace(/[^a-z/]/g, "");
}
