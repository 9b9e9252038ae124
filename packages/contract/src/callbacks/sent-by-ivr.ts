import { dialIvr, queryCallState } from "@cloopen-rest/client";
import { notification, type SentCallback } from "./sent-callback.js";

const number = "13800138000";
const userdata = "b3JkZXItNDI=";

/** Notifications about IVR calls. */
export const SENT_BY_IVR: readonly SentCallback[] = [
  notification(
    "ivrStartService",
    async ({ stage, cloopen }) => {
      await dialIvr(cloopen, { number, userdata });
      await stage.wait(8_000);
    },
    { says: { to: number, direction: "1", userdata } },
  ),
  notification(
    "ivrStopService",
    async ({ stage, cloopen }) => {
      await dialIvr(cloopen, { number, userdata, record: "true" });
      await stage.wait(8_000);
      await stage.wait(60_000);
    },
    { says: { userdata, recordurl: /^https?:/ } },
  ),
  notification(
    "ivrStopService",
    async ({ stage, cloopen }) => {
      await dialIvr(cloopen, { number: "19902000000" });
      await stage.wait(60_000);
    },
    { when: "of a call to a number that is busy", says: { errorcode: /^\d{6}$/ } },
  ),
  notification("ivrCallState", async ({ stage, cloopen }) => {
    await queryCallState(cloopen, { callid: await stage.call(true), action: "ivrCallState" });
    await stage.wait(0);
  }),
];
