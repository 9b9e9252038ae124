import type { State } from "../engine/state.js";
import { compactTime } from "../engine/times.js";

/** The state as JSON for people and tests. Tokens and passwords are left out. */
export function describeState(state: State): object {
  const { account } = state;
  return {
    account: { accountSid: account.sid, status: account.status, balance: account.balance },
    applications: [...state.applications.values()].map((application) => ({
      ...application,
      testNumbers: [...application.testNumbers],
    })),
    subAccounts: [...state.subAccounts.values()].map(({ token: _, voipPwd: __, created, ...rest }) => ({
      ...rest,
      created: compactTime(created),
    })),
    templates: [...state.templates.values()],
    messages: [...state.messages.values()].map(({ sent, ...rest }) => ({ ...rest, sent: compactTime(sent) })),
    conferences: [...state.conferences.values()].map(
      ({ created, members, settings: { passwd: _, ...settings }, ...rest }) => ({
        ...rest,
        settings,
        created: compactTime(created),
        members: [...members.keys()],
      }),
    ),
    calls: [...state.calls.values()].map(({ created, ...rest }) => ({ ...rest, created: compactTime(created) })),
  };
}
