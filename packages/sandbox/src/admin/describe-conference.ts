import { compactTime } from "../kernel/times.js";
import type { Conference } from "../services/conference/conference-state.js";

/** About the last instant that has a date; an alarm may be set for a later one. */
const LATEST = 8.6e15;

/** A conference as JSON; its password is left out. */
export function describeConference(conference: Conference): object {
  const { created, began, members, invited, muted, paused, recording, alarm, ...rest } = conference;
  const { passwd: _, ...settings } = conference.settings;
  return {
    ...rest,
    settings,
    created: compactTime(created),
    ...(began !== undefined && { began: compactTime(began) }),
    members: [...members.keys()],
    invited: [...invited.keys()],
    muted: [...muted],
    paused: [...paused],
    ...(recording !== undefined && { recording: { started: compactTime(recording.started) } }),
    ...(alarm !== undefined && { alarm: alarm.at <= LATEST ? { at: compactTime(alarm.at) } : {} }),
  };
}
