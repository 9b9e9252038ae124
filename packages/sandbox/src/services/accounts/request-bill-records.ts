import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { calendarDay } from "../../kernel/times.js";
import type { State } from "../state.js";
import { billPeriod } from "./bill-period.js";

/**
 * Tells where the bill of a period would be. Its form is not known, so there is none: the host of `downUrl` exists nowhere. `keywords` are ignored.
 *
 * @throws {Refusal} `110076` when the application had neither calls nor messages in the period (older table; that messages count is our choice)
 */
export const requestBillRecords: Handler = ({ state, clock, ids }, body) => {
  const { appId } = findApplication(state, requiredString(body, "appId"));
  const date = requiredString(body, "date");
  const { from, before } = billPeriod(date, clock.now());
  if (!billedInstants(state, appId).some((instant) => instant >= from && instant < before)) throw new Refusal("110076");
  return { downUrl: `http://files.invalid/bills/${appId}/${date}-${calendarDay(from)}`, token: ids.hex32() };
};

function billedInstants(state: State, appId: string): readonly number[] {
  const calls = [...state.calls.values(), ...state.voice.calls.values(), ...state.ivr.calls.values()];
  return [
    ...calls.filter((call) => call.appId === appId).map(({ created }) => created),
    ...[...state.messages.values()].filter((message) => message.appId === appId).map(({ sent }) => sent),
  ];
}
