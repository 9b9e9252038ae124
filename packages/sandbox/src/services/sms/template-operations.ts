import { findApplication } from "../../kernel/application.js";
import { type Handler, type Operations, recordChanged } from "../../kernel/kernel.js";
import { optionalString, requiredString } from "../../kernel/request-body.js";
import { StatusCodeError } from "../../kernel/status-code-error.js";
import { millisecondTime } from "../../kernel/times.js";
import type { SmsPlatform, Template } from "./state.js";

/**
 * @assumption The review of a template takes 60 seconds; a title that begins with `拒绝` or `reject`
 *   is rejected.
 */
const REVIEW_MS = 60_000;
/** Titles that the review rejects, so that callers can see it: a convention of the sandbox. */
const REJECTED = /^(?:reject|拒绝)/i;

/**
 * Takes a template into review. The response does not have its id
 * (spec/reference/sms.md#createsmstemplate), so callers look for it in the list of templates.
 * `auditNotifyUrl` is not called: the form of that call is not known.
 *
 * @throws {StatusCodeError} `112349` while the account is not verified as a company, `112350` while
 *   its top-ups do not reach the sum required (spec/reference/sms.md#createsmstemplate)
 * @assumption `productType` `2` of a template, which `112342` may be meant for, is taken.
 * @assumption A created template counts as a notification (`type` `1`): the request does not say
 *   its kind.
 * @assumption `112349` and `112350` are looked at after the body and the application, the
 *   verification first.
 */
const createSmsTemplate: Handler<SmsPlatform> = (platform, body) => {
  const { sms, clock, templatePermit } = platform;
  const { appId } = findApplication(platform, requiredString(body, "appId"));
  if (!templatePermit.verified) throw new StatusCodeError("112349");
  if (!templatePermit.toppedUp) throw new StatusCodeError("112350");
  const template: Template = {
    id: String(sms.nextTemplate++),
    content: requiredString(body, "templateContent"),
    appId,
    title: requiredString(body, "title"),
    signature: requiredString(body, "signature"),
    type: "1",
    status: "0",
    created: clock.now(),
  };
  sms.templates.set(template.id, template);
  recordChanged(platform, "template", template.id);
  clock.after(REVIEW_MS, () => {
    // Somebody may have decided in the console meanwhile.
    if (template.status !== "0") return;
    template.status = REJECTED.test(template.title ?? "") ? "2" : "1";
    template.updated = clock.now();
    recordChanged(platform, "template", template.id);
  });
  return {};
};

/**
 * The templates that an application may use, or one of them.
 *
 * @throws {StatusCodeError} `112311` for an id that no template has, `112313` when no template
 *   matches (spec/reference/sms.md#listsmstemplates)
 * @assumption The id of another application's template, and an application without any template,
 *   match nothing (`112313`).
 */
const listSmsTemplates: Handler<SmsPlatform> = (platform, body) => {
  const { sms } = platform;
  const { appId } = findApplication(platform, requiredString(body, "appId"));
  const templateId = optionalString(body, "templateId");
  const found = [...sms.templates.values()].filter(
    (template) =>
      (template.appId === undefined || template.appId === appId) &&
      (templateId === undefined || template.id === templateId),
  );
  if (templateId !== undefined && !sms.templates.has(templateId)) throw new StatusCodeError("112311");
  if (found.length === 0) throw new StatusCodeError("112313");
  return { totalCount: String(found.length), TemplateSMS: found.map(describe) };
};

function describe({ id, title, content, status, type, created, updated = created }: Template): object {
  return {
    id,
    ...(title !== undefined && { title }),
    content,
    status: status ?? "1",
    ...(type !== undefined && { type }),
    ...(created !== undefined && { dateCreated: millisecondTime(created) }),
    ...(updated !== undefined && { dateUpdated: millisecondTime(updated) }),
  };
}

/** Operations on templates. */
export const TEMPLATE_OPERATIONS: Operations<SmsPlatform> = { createSmsTemplate, listSmsTemplates };
