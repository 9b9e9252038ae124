import {
  createConference,
  dismissConference,
  inviteToConference,
  muteMember,
  playInConference,
  queryConferenceState,
  recordConference,
  removeMember,
  setConferenceAlarm,
  stopConferenceRecord,
} from "@cloopen-rest/client";
import { notification, type SentCallback } from "./sent-callback.js";

const number = "13800138000";

/** Notifications about conferences. */
export const SENT_BY_CONFERENCES: readonly SentCallback[] = [
  notification("confCreated", async ({ stage, cloopen }) => {
    await createConference(cloopen, { maxmember: "20", action: "confCreated" });
    await stage.wait(0);
  }),
  notification(
    "confJoined",
    async ({ stage, cloopen }) => {
      await inviteToConference(cloopen, { confid: await stage.conference(), number, joinurl: "confJoined" });
      await stage.wait(8_000);
    },
    { says: { number, result: "0" } },
  ),
  notification(
    "confInvited",
    async ({ stage, cloopen }) => {
      await inviteToConference(cloopen, { confid: await stage.conference(), number, action: "confInvited" });
      await stage.wait(8_000);
    },
    { says: { number, result: "0" } },
  ),
  notification(
    "confQuit",
    async ({ stage, cloopen }) => {
      await removeMember(cloopen, { ...(await stage.member()), action: "confQuit" });
      await stage.wait(0);
    },
    { says: { number } },
  ),
  notification("confDeleted", async ({ stage, cloopen }) => {
    await dismissConference(cloopen, { confid: await stage.conference(), delurl: "confDeleted" });
    await stage.wait(0);
  }),
  notification(
    "confDismissed",
    async ({ stage, cloopen }) => {
      await dismissConference(cloopen, { confid: await stage.conference(), action: "confDismissed" });
      await stage.wait(0);
    },
    { says: { status: "0" } },
  ),
  notification(
    "confMedia",
    async ({ stage, cloopen }) => {
      await muteMember(cloopen, { ...(await stage.member()), action: "confMedia" });
      await stage.wait(0);
    },
    { when: "a member was muted", says: { notifytype: "4", result: "0" } },
  ),
  notification(
    "confMedia",
    async ({ stage, cloopen }) => {
      const { confid } = await stage.member();
      await recordConference(cloopen, { confid });
      await stage.wait(5_000);
      await stopConferenceRecord(cloopen, { confid, action: "confMedia" });
      await stage.wait(0);
    },
    { when: "a recording was stopped", says: { notifytype: "12", recordduration: "5", recordurl: /^https?:/ } },
  ),
  notification("confAlarm", async ({ stage, cloopen }) => {
    await setConferenceAlarm(cloopen, { confid: await stage.conference(), time: "5" });
    await stage.wait(5_000);
  }),
  notification("confAlarmSet", async ({ stage, cloopen }) => {
    await setConferenceAlarm(cloopen, { confid: await stage.conference(), time: "5", action: "confAlarmSet" });
    await stage.wait(0);
  }),
  notification("confPlayComplete", async ({ stage, cloopen }) => {
    const confid = await stage.conference();
    await playInConference(cloopen, {
      confid,
      filename: "welcome.wav",
      loop: "1",
      playcompleteurl: "confPlayComplete",
    });
    await stage.wait(10_000);
  }),
  notification("confRecorded", async ({ stage, cloopen }) => {
    const confid = await stage.conference();
    await recordConference(cloopen, { confid, time: "5", timeoutrecordurl: "confRecorded" });
    await stage.wait(5_000);
  }),
  notification("confState", async ({ stage, cloopen }) => {
    await queryConferenceState(cloopen, { confid: await stage.conference(), action: "confState" });
    await stage.wait(0);
  }),
];
