import type { Application } from "../../kernel/application.js";
import type { EventEmitter } from "../../kernel/events.js";
import { type Result, recordChanged } from "../../kernel/kernel.js";
import type { Attributes } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import type { Call, TelephonyEvents, TelephonyPlatform } from "../../telephony/state.js";
import type { WebhookEvents, WebhookPlatform } from "../../webhooks/notify.js";

/** A conference. */
export interface Conference {
  readonly confid: string;
  readonly appId: string;
  readonly created: number;
  /** Attributes of CreateConf, as given. */
  readonly settings: Readonly<Record<string, string>>;
  /** Who is in it: number by the id of the member's call. */
  readonly members: Map<string, string>;
  /** Whose phone rings: number by the id of the call. They count as members. */
  readonly invited: Map<string, string>;
  /** Call of the host. */
  host: string | undefined;
  /** Calls that may not speak. */
  readonly muted: Set<string>;
  /** Calls that may not hear (禁听). */
  readonly paused: Set<string>;
  /** When the first member joined. */
  began: number | undefined;
  /** Steps louder or, below zero, quieter. */
  volume: number;
  playing: Playing | undefined;
  recording: Recording | undefined;
  alarm: Alarm | undefined;
}

/** A file that is played. A timer compares identity to see whether it is still the same one. */
export interface Playing {
  readonly filename: string;
}

/** A recording under way. */
export interface Recording {
  readonly started: number;
}

/** An alarm that is set. */
export interface Alarm {
  /** When it fires. */
  readonly at: number;
}

/** The conferences that there are. */
export interface ConferenceState {
  readonly byId: Map<string, Conference>;
  nextId: number;
  nextShortId: number;
}

/** No conferences. */
export function createConferenceState(): ConferenceState {
  return { byId: new Map(), nextId: 10_000_001, nextShortId: 1_001 };
}

/** Events of conferences. */
export interface ConferenceEvents {
  /** A member has left, and is still connected. */
  readonly MemberLeft: { readonly call: Call };
}

/** What the conference service works with. */
export interface ConferencePlatform extends WebhookPlatform, TelephonyPlatform {
  readonly conferences: ConferenceState;
  readonly events: EventEmitter<WebhookEvents & TelephonyEvents & ConferenceEvents>;
}

/** What a command on a conference works with. */
export interface ConferenceContext {
  readonly platform: ConferencePlatform;
  readonly application: Application;
  readonly conference: Conference;
}

/**
 * One command of controlConference.
 *
 * @throws {StatusCodeError} with the status code that the platform gives
 */
export type ConferenceCommand = (context: ConferenceContext, attributes: Attributes) => Result;

/**
 * The conference of the application that a command names.
 *
 * @throws {StatusCodeError} `110128`, conference id wrong, when there is none
 */
export function findConference(
  platform: ConferencePlatform,
  application: Application,
  confid: string,
): ConferenceContext {
  const conference = platform.conferences.byId.get(confid);
  if (conference?.appId !== application.appId) throw new StatusCodeError("110128");
  return { platform, application, conference };
}

/** The conference that a call is in. */
export function conferenceOf(
  platform: ConferencePlatform,
  { appId, confid = "" }: Call,
): ConferenceContext | undefined {
  const application = platform.applications.get(appId);
  const conference = platform.conferences.byId.get(confid);
  return application && conference && { platform, application, conference };
}

/** Says that a conference has changed. */
export function conferenceChanged({ platform, conference }: ConferenceContext): void {
  recordChanged(platform, "conference", conference.confid);
}

/** Whether the conference still is; plans on the clock ask before they act. */
export function isOpen({ platform, conference }: ConferenceContext): boolean {
  return platform.conferences.byId.get(conference.confid) === conference;
}
