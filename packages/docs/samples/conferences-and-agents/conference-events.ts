import { createServer } from "node:http";
import { createIvrRouter, toNodeListener } from "@cloopen-rest/client/ivr";

/** Members by conference: number and call. In your application: a table. */
export const members = new Map<string, Map<string, string>>();

const events = createIvrRouter(
  {
    confJoined: {
      joined: ({ confid, number = "", callid = "", result }) => {
        if (result !== "0") return;
        const present = members.get(confid) ?? new Map<string, string>();
        members.set(confid, present.set(number, callid));
      },
    },
    confInvited: {
      invited: ({ number, result }) => {
        if (result !== "0") console.log(`${number} did not join`);
      },
    },
    confQuit: {
      left: ({ confid, number = "" }) => void members.get(confid)?.delete(number),
    },
    confMedia: {
      media: ({ recordurl }) => {
        if (recordurl) console.log(`recording: ${recordurl}`);
      },
    },
    confDeleted: { deleted: ({ confid }) => void members.delete(confid) },
  },
  { secret: process.env["IVR_SECRET"] ?? "" },
);

export const server = createServer(toNodeListener(events));
server.listen(Number(process.env["PORT"] ?? 3_000), "127.0.0.1");
