import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { optionalString, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";

/** Status reports (documented in client code). */
const DEFAULT_TYPE = "1";
const DEFAULT_COUNT = "100";

/**
 * Hands out what arrived for an application, oldest first, each record once (our choice: whether one comes again is not known).
 *
 * @throws {Refusal} `112320` without an address for the push, `112321` with the push switched off (documented)
 */
export const fetchSmsReports: Handler = ({ state }, body) => {
  const { appId, smsCallbackUrl, smsCallbackEnabled } = findApplication(state, requiredString(body, "appId"));
  if (smsCallbackUrl === undefined) throw new Refusal("112320");
  if (!smsCallbackEnabled) throw new Refusal("112321");
  const type = optionalString(body, "smsType") ?? DEFAULT_TYPE;
  const count = Number(optionalString(body, "count") ?? DEFAULT_COUNT);
  const fetched = state.sms.arrived.filter((sms) => sms.appId === appId && sms.smsType === type).slice(0, count);
  const gone = new Set(fetched);
  state.sms.arrived = state.sms.arrived.filter((sms) => !gone.has(sms));
  return { reports: fetched.map(({ record }) => record) };
};
