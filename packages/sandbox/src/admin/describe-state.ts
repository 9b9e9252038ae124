import { compactTime } from "../kernel/times.js";
import type { State, Template } from "../services/state.js";
import { describeCallback, describeVoiceCall } from "./describe-calls.js";
import { describeConference } from "./describe-conference.js";
import { describeIvr } from "./describe-ivr.js";
import { newest } from "./newest.js";

/** The state as JSON for people and tests, of each kind the newest thousand. Tokens and passwords are left out. */
export function describeState(state: State): object {
  const { account } = state;
  return {
    account: { accountSid: account.sid, status: account.status, balance: account.balance },
    applications: [...state.applications.values()].map((application) => ({
      ...application,
      testNumbers: [...application.testNumbers],
    })),
    subAccounts: newest(state.subAccounts.values()).map(({ token: _, voipPwd: __, created, ...rest }) => ({
      ...rest,
      created: compactTime(created),
    })),
    templates: newest(state.templates.values()).map(describeTemplate),
    messages: newest(state.messages.values()).map(({ sent, ...rest }) => ({ ...rest, sent: compactTime(sent) })),
    conferences: newest(state.conferences.values()).map(describeConference),
    ivr: describeIvr(state.ivr),
    calls: newest(state.calls.values()).map(describeCallback),
    arrived: newest(state.sms.arrived),
    voiceCalls: newest(state.voice.calls.values()).map(describeVoiceCall),
    mediaFiles: newest(state.voice.files.values()).map(({ created, ...rest }) => ({
      ...rest,
      created: compactTime(created),
    })),
  };
}

function describeTemplate({ created, updated, ...rest }: Template): object {
  return {
    ...rest,
    ...(created !== undefined && { created: compactTime(created) }),
    ...(updated !== undefined && { updated: compactTime(updated) }),
  };
}
