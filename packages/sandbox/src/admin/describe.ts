import type { Application } from "../kernel/application.js";
import { isoTime } from "../kernel/times.js";
import type { MainAccount, SubAccount } from "../services/accounts/state.js";
import type { Conference } from "../services/conference/state.js";
import type { Agent } from "../services/contact-centre/state.js";
import type { DeliveryState, Message, Template } from "../services/sms/state.js";
import type { CallLeg } from "../services/two-way-call/state.js";
import type { MediaFile, VoiceCall } from "../services/voice/state.js";
import type { Call } from "../telephony/state.js";
import type { DeliveryAttempt } from "../webhooks/delivery-attempt.js";
import { commandsOf } from "../webhooks/notify.js";
import type {
  ShownAttempt,
  ShownCall,
  ShownDelivery,
  ShownLeg,
  ShownMessage,
  ShownTwoWayCall,
  ShownVoiceCall,
} from "./lists/shown-records.js";
import type { SandboxState, TwoWayCallView } from "./view.js";

/** The state as JSON for people and tests, of each kind the newest thousand. Tokens and passwords are left out. */
export function describeState(state: SandboxState): object {
  const { account } = state;
  return {
    account: describeAccount(account),
    applications: [...state.applications.values()].map(describeApplication),
    subAccounts: newest(state.subAccounts.values()).map(describeSubAccount),
    templates: newest(state.templates.values()).map(describeTemplate),
    messages: newest(state.messages.values()).map(describeMessage),
    conferences: newest(state.conferences.values()).map(describeConference),
    ...describeCalls(state),
    twoWayCalls: newest(state.twoWayCalls.values()).map(describeTwoWayCall),
    arrivedSms: newest(state.arrivedSms).map(({ appId, smsType, record }) => ({ appId, smsType, record })),
    voiceCalls: newest(state.voiceCalls.values()).map(describeVoiceCall),
    mediaFiles: newest(state.mediaFiles.values()).map(describeMediaFile),
  };
}

/** The main account as JSON, without its token. */
export function describeAccount({ sid, status, balance, verified, toppedUp }: Readonly<MainAccount>): object {
  return { accountSid: sid, status, balance, verified, toppedUp };
}

/** An application as JSON. */
export function describeApplication({ testNumbers, ...rest }: Readonly<Application>): object {
  return { ...rest, testNumbers: [...testNumbers] };
}

/** A sub-account as JSON, without its token and its password. */
export function describeSubAccount({ token: _, voipPwd: __, created, ...rest }: Readonly<SubAccount>): object {
  return { ...rest, created: isoTime(created) };
}

/** A sound file as JSON. */
export function describeMediaFile({ created, ...rest }: Readonly<MediaFile>): object {
  return { ...rest, created: isoTime(created) };
}

/** An agent as JSON. */
export function describeAgent({ obeyed: _, ...agent }: Readonly<Agent>): object {
  return agent;
}

/** An attempt at a callback as JSON. */
export function describeAttempt({ at, ...rest }: DeliveryAttempt): ShownAttempt {
  const commands = rest.answer?.includes("<Response") ? commandsOf({ ...rest, at }) : [];
  return { ...rest, at: isoTime(at), ...(commands.length > 0 && { commands }) };
}

/** A message as JSON. */
export function describeMessage({
  sent,
  ...rest
}: Readonly<Message>): Omit<ShownMessage, "id" | "code" | "deliveries"> {
  return { ...rest, sent: isoTime(sent) };
}

/** What has become of a message for one recipient, as JSON. */
export function describeDelivery({ at, ...rest }: DeliveryState): ShownDelivery {
  return { ...rest, ...instant("at", at) };
}

/** A template as JSON. */
export function describeTemplate({ created, updated, ...rest }: Readonly<Template>): object {
  return {
    ...rest,
    ...(created !== undefined && { created: isoTime(created) }),
    ...(updated !== undefined && { updated: isoTime(updated) }),
  };
}

/** A two-way call as JSON for people and tests. */
export function describeTwoWayCall({
  created,
  ended,
  caller,
  callee,
  ...rest
}: TwoWayCallView): Omit<ShownTwoWayCall, "id"> {
  return {
    ...rest,
    created: isoTime(created),
    ...instant("ended", ended),
    caller: describeLeg(caller),
    callee: describeLeg(callee),
  };
}

/** A call that plays something, as JSON for people and tests. */
export function describeVoiceCall({
  created,
  answered,
  ended,
  ...rest
}: Readonly<VoiceCall>): Omit<ShownVoiceCall, "id"> {
  return { ...rest, created: isoTime(created), ...instant("answered", answered), ...instant("ended", ended) };
}

function describeLeg({ began, ringing, answered }: CallLeg): ShownLeg {
  return { ...instant("began", began), ...instant("ringing", ringing), ...instant("answered", answered) };
}

function instant<Name extends string>(name: Name, value: number | undefined): { readonly [Key in Name]?: string } {
  const shown: { [Key in Name]?: string } = {};
  if (value !== undefined) shown[name] = isoTime(value);
  return shown;
}

/** About the last instant that has a date; an alarm may be set for a later one. */
const LATEST = 8.6e15;

/** A conference as JSON; its password is left out. */
export function describeConference(conference: Readonly<Conference>): object {
  const { created, began, members, invited, muted, paused, recording, alarm, ...rest } = conference;
  const { passwd: _, ...settings } = conference.settings;
  return {
    ...rest,
    settings,
    created: isoTime(created),
    ...(began !== undefined && { began: isoTime(began) }),
    members: [...members.keys()],
    invited: [...invited.keys()],
    muted: [...muted],
    paused: [...paused],
    ...(recording !== undefined && { recording: { started: isoTime(recording.started) } }),
    ...(alarm !== undefined && { alarm: alarm.at <= LATEST ? { at: isoTime(alarm.at) } : {} }),
  };
}

/** Calls, agents and queues as JSON. */
function describeCalls({ calls, agents, queues, waiting, scripts }: SandboxState): object {
  return {
    calls: newest(calls.values()).map(describeCall),
    agents: newest(agents.values()).map(describeAgent),
    queues: newest(queues.values()),
    waiting: newest(
      [...waiting.values()].flatMap((queue) => [...queue]).sort((one, other) => one.place - other.place),
    ).map(({ call, queuetype }) => ({ callSid: call.callSid, queuetype })),
    scripts: Object.fromEntries(newest(scripts)),
  };
}

/** A call as JSON, without the objects that hold it. */
export function describeCall({
  created,
  answered,
  ended,
  activity,
  agents,
  listeners,
  player,
  ...rest
}: Readonly<Call>): Omit<ShownCall, "id"> {
  return {
    ...rest,
    activity: activity.at,
    agents: [...agents],
    listeners: [...listeners],
    commands: player.rest,
    script: player.script,
    created: isoTime(created),
    ...(answered !== undefined && { answered: isoTime(answered) }),
    ...(ended !== undefined && { ended: isoTime(ended) }),
  };
}

/** How many of a kind are shown: the page of a million messages would be longer than a text may be. */
const SHOWN = 1_000;

/** The newest thousand of what is kept in the order in which it came. */
function newest<T>(kept: Iterable<T>): readonly T[] {
  return [...kept].slice(-SHOWN);
}
