import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { optionalString, requiredString } from "../../kernel/read-body.js";
import { Refusal } from "../../kernel/refusal.js";
import { millisecondTime } from "../../kernel/times.js";
import type { Template } from "../state.js";

/**
 * The templates that an application may use, or one of them.
 *
 * @throws {Refusal} `112311` for an id that the application has no template of (documented; that it is not `112313` is our choice)
 */
export const listSmsTemplates: Handler = ({ state }, body) => {
  const { appId } = findApplication(state, requiredString(body, "appId"));
  const templateId = optionalString(body, "templateId");
  const found = [...state.templates.values()].filter(
    (template) =>
      (template.appId === undefined || template.appId === appId) &&
      (templateId === undefined || template.id === templateId),
  );
  if (templateId !== undefined && found.length === 0) throw new Refusal("112311");
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
