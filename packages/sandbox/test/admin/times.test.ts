import {
  agentOnWork,
  callback,
  createConference,
  createSubAccount,
  landingCall,
  uploadMediaFile,
} from "@cloopen-rest/client";
import { expect, test } from "vitest";
import { createCaller, SERVER } from "../support/caller.js";
import { NOON } from "../support/test-sandbox.js";

/** A time as a number, or a text of digits, would be read in another zone. */
const RAW = /\b(?:17\d{11}|2024\d{10})\b/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/;
const NAMES = /"(?:created|updated|answered|ended|began|ringing|sent|started|at|now)":("[^"]*"|\d+)/g;

test.each(["state", "callbacks", "clock"])(
  "every time of /_sandbox/%s is ISO 8601 with the offset of Beijing",
  async (page) => {
    const { cloopen, sub, sandbox, pass } = createCaller({ smsCallbackUrl: `${SERVER}/sms`, ivrUrl: `${SERVER}/ivr` });
    await createSubAccount(cloopen, { friendlyName: "one@example.com" });
    await callback(sub, { from: "13800138000", to: "13900139000" });
    await landingCall(cloopen, { to: "13800138000", mediaTxt: "您好" });
    await createConference(cloopen, { maxmember: "20" });
    await agentOnWork(cloopen, { agentid: "1001", number: "13800138001", agenttype: "1", agentstate: "1" });
    await uploadMediaFile(cloopen, { filename: "a.wav", file: new Uint8Array([1]) });
    sandbox.receiveCall({ from: "13800138000", to: "4000000000" });
    sandbox.receiveSms("13800138000", "TD");
    await pass(20);
    const text = await (await sandbox.fetch(new Request(`http://127.0.0.1/_sandbox/${page}`))).text();
    const times = [...text.matchAll(NAMES)].map(([, value = ""]) => value.replaceAll('"', ""));
    expect(times).not.toEqual([]);
    for (const time of times) {
      expect(time).toMatch(ISO);
      expect(Math.abs(Date.parse(time) - NOON)).toBeLessThan(3_600_000);
    }
    // What the platform sends, and how its own ids begin, is left as it is.
    const own = text.replace(/"(?:body|url|recvTime|answer)":"(?:[^"\\]|\\.)*"/g, "");
    expect(own).not.toMatch(RAW);
  },
);
