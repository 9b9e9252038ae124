import {
  type CloopenClient,
  createConference,
  dismissConference,
  inviteToConference,
  muteMember,
  recordConference,
} from "@cloopen-rest/client";

/** Calls everybody and joins them. The addresses are paths of your IVR application. */
export async function holdConference(
  cloopen: CloopenClient,
  numbers: readonly string[],
) {
  const { confid } = await createConference(cloopen, {
    maxmember: "20",
    joinurl: "joined",
    quiturl: "left",
    mediaopturl: "media",
    delreporturl: "deleted",
  });
  for (const number of numbers)
    await inviteToConference(cloopen, { confid, number, action: "invited" });
  await recordConference(cloopen, { confid });
  return {
    confid,
    /** `callid` is the member's call, as `joined` reports it. */
    mute: (callid: string) => muteMember(cloopen, { confid, callid }),
    end: () => dismissConference(cloopen, { confid, autohangup: "true" }),
  };
}
