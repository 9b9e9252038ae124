import type { Handler } from "../engine.js";
import { findApplication } from "../find-application.js";
import { requiredString } from "../read-body.js";
import type { Template } from "../state.js";

/** How long the review takes: our choice. */
const REVIEW_MS = 60_000;
/** Titles that the review rejects, so that callers can see it: a convention of the sandbox. */
const REJECTED = /^(?:reject|拒绝)/i;

/**
 * Takes a template into review. The reply does not tell its id (spec/reference/sms.md#createsmstemplate), so callers look for it in the list of templates. `auditNotifyUrl` is not called:
 * the form of that call is not known.
 *
 * `productType` `2`, which `112342` may be meant for, is taken, and company verification and top-ups (`112349`, `112350`) are not asked for: our choice. So is that
 * every template counts as a notification: the request does not say its kind.
 */
export const createSmsTemplate: Handler = ({ state, clock }, body) => {
  const { appId } = findApplication(state, requiredString(body, "appId"));
  const template: Template = {
    id: String(state.sms.nextTemplate++),
    content: requiredString(body, "templateContent"),
    appId,
    title: requiredString(body, "title"),
    signature: requiredString(body, "signature"),
    type: "1",
    status: "0",
    created: clock.now(),
  };
  state.templates.set(template.id, template);
  clock.after(REVIEW_MS, () => {
    template.status = REJECTED.test(template.title ?? "") ? "2" : "1";
    template.updated = clock.now();
  });
  return {};
};
