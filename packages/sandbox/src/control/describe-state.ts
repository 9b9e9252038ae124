import type { State, Template } from "../engine/state.js";
import { compactTime } from "../engine/times.js";
import { describeCallback, describeVoiceCall } from "./describe-calls.js";
import { describeConference } from "./describe-conference.js";
import { describeIvr } from "./describe-ivr.js";

/** How many of a kind are shown: the page of a million messages would be longer than a text may be. */
const SHOWN = 1_000;

/** The state as JSON for people and tests, of each kind the newest thousand. Tokens and passwords are left out. */
export function describeState(state: State): object {
  const { account } = state;
  return {
    account: { accountSid: account.sid, status: account.status, balance: account.balance },
    applications: [...state.applications.values()].map((application) => ({
      ...application,
      testNumbers: [...application.testNumbers],
    })),
    subAccounts: newest(state.subAccounts).map(({ token: _, voipPwd: __, created, ...rest }) => ({
      ...rest,
      created: compactTime(created),
    })),
    templates: newest(state.templates).map(describeTemplate),
    messages: newest(state.messages).map(({ sent, ...rest }) => ({ ...rest, sent: compactTime(sent) })),
    conferences: newest(state.conferences).map(describeConference),
    ivr: describeIvr(state.ivr),
    calls: newest(state.calls).map(describeCallback),
    arrived: state.sms.arrived.slice(-SHOWN),
    voiceCalls: newest(state.voice.calls).map(describeVoiceCall),
    mediaFiles: newest(state.voice.files).map(({ created, ...rest }) => ({
      ...rest,
      created: compactTime(created),
    })),
  };
}

function newest<T>(kept: ReadonlyMap<string, T>): readonly T[] {
  return [...kept.values()].slice(-SHOWN);
}

function describeTemplate({ created, updated, ...rest }: Template): object {
  return {
    ...rest,
    ...(created !== undefined && { created: compactTime(created) }),
    ...(updated !== undefined && { updated: compactTime(updated) }),
  };
}
