import { dialIvr, queryCallState } from "@cloopen-rest/client";
import { type EmittedCallback, notification } from "./emitted-callback.js";

const number = "13800138000";
const userdata = "b3JkZXItNDI=";

/** Notifications about IVR calls. */
export const EMITTED_BY_IVR: readonly EmittedCallback[] = [
  notification(
    "ivrStartService",
    async ({ fixtures, cloopen }) => {
      await dialIvr(cloopen, { number, userdata });
      await fixtures.wait(8_000);
    },
    { expected: { to: number, direction: "1", userdata } },
  ),
  notification(
    "ivrStopService",
    async ({ fixtures, cloopen }) => {
      await dialIvr(cloopen, { number, userdata, record: "true" });
      await fixtures.wait(8_000);
      await fixtures.wait(60_000);
    },
    { expected: { userdata, recordurl: /^https?:/ } },
  ),
  notification(
    "ivrStopService",
    async ({ fixtures, cloopen }) => {
      await dialIvr(cloopen, { number: "19902000000" });
      await fixtures.wait(60_000);
    },
    { when: "of a call to a number that is busy", expected: { errorcode: /^\d{6}$/ } },
  ),
  notification("ivrCallState", async ({ fixtures, cloopen }) => {
    await queryCallState(cloopen, { callid: await fixtures.call(true), action: "ivrCallState" });
    await fixtures.wait(0);
  }),
];
