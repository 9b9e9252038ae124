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
import { type EmittedCallback, notification } from "./emitted-callback.js";

const number = "13800138000";

/** Notifications about conferences. */
export const EMITTED_BY_CONFERENCES: readonly EmittedCallback[] = [
  notification("confCreated", async ({ fixtures, cloopen }) => {
    await createConference(cloopen, { maxmember: "20", action: "confCreated" });
    await fixtures.wait(0);
  }),
  notification(
    "confJoined",
    async ({ fixtures, cloopen }) => {
      await inviteToConference(cloopen, { confid: await fixtures.conference(), number, joinurl: "confJoined" });
      await fixtures.wait(8_000);
    },
    { expected: { number, result: "0" } },
  ),
  notification(
    "confInvited",
    async ({ fixtures, cloopen }) => {
      await inviteToConference(cloopen, { confid: await fixtures.conference(), number, action: "confInvited" });
      await fixtures.wait(8_000);
    },
    { expected: { number, result: "0" } },
  ),
  notification(
    "confQuit",
    async ({ fixtures, cloopen }) => {
      await removeMember(cloopen, { ...(await fixtures.member()), action: "confQuit" });
      await fixtures.wait(0);
    },
    { expected: { number } },
  ),
  notification("confDeleted", async ({ fixtures, cloopen }) => {
    await dismissConference(cloopen, { confid: await fixtures.conference(), delurl: "confDeleted" });
    await fixtures.wait(0);
  }),
  notification(
    "confDismissed",
    async ({ fixtures, cloopen }) => {
      await dismissConference(cloopen, { confid: await fixtures.conference(), action: "confDismissed" });
      await fixtures.wait(0);
    },
    { expected: { status: "0" } },
  ),
  notification(
    "confMedia",
    async ({ fixtures, cloopen }) => {
      await muteMember(cloopen, { ...(await fixtures.member()), action: "confMedia" });
      await fixtures.wait(0);
    },
    { when: "a member was muted", expected: { notifytype: "4", result: "0" } },
  ),
  notification(
    "confMedia",
    async ({ fixtures, cloopen }) => {
      const { confid } = await fixtures.member();
      await recordConference(cloopen, { confid });
      await fixtures.wait(5_000);
      await stopConferenceRecord(cloopen, { confid, action: "confMedia" });
      await fixtures.wait(0);
    },
    { when: "a recording was stopped", expected: { notifytype: "12", recordduration: "5", recordurl: /^https?:/ } },
  ),
  notification("confAlarm", async ({ fixtures, cloopen }) => {
    await setConferenceAlarm(cloopen, { confid: await fixtures.conference(), time: "5" });
    await fixtures.wait(5_000);
  }),
  notification("confAlarmSet", async ({ fixtures, cloopen }) => {
    await setConferenceAlarm(cloopen, { confid: await fixtures.conference(), time: "5", action: "confAlarmSet" });
    await fixtures.wait(0);
  }),
  notification("confPlayComplete", async ({ fixtures, cloopen }) => {
    const confid = await fixtures.conference();
    await playInConference(cloopen, {
      confid,
      filename: "welcome.wav",
      loop: "1",
      playcompleteurl: "confPlayComplete",
    });
    await fixtures.wait(10_000);
  }),
  notification("confRecorded", async ({ fixtures, cloopen }) => {
    const confid = await fixtures.conference();
    await recordConference(cloopen, { confid, time: "5", timeoutrecordurl: "confRecorded" });
    await fixtures.wait(5_000);
  }),
  notification("confState", async ({ fixtures, cloopen }) => {
    await queryConferenceState(cloopen, { confid: await fixtures.conference(), action: "confState" });
    await fixtures.wait(0);
  }),
];
