import { type CloopenClient, isCloopenApiError, listSmsTemplates } from "@cloopen-rest/client";
import { CampaignError } from "../campaign-error.js";

/** The template does not exist, or belongs to another application (spec/reference/sms.md#listsmstemplates). */
const UNKNOWN_TEMPLATE = "112311";

/**
 * Reads the number of variables of a template from the platform.
 *
 * @returns `undefined` if the response does not contain it: the operation is known from client code only
 * @throws {CampaignError} `input` if the template does not exist
 */
export async function countVariables(client: CloopenClient, templateId: string): Promise<number | undefined> {
  try {
    const { TemplateSMS: templates } = await listSmsTemplates(client, { templateId });
    const content = templates.find(({ id }) => id === templateId)?.content;
    if (content === undefined) return undefined;
    return Math.max(0, ...Array.from(content.matchAll(/\{(\d{1,3})\}/g), ([, number]) => Number(number)));
  } catch (error) {
    if (isCloopenApiError(error) && error.statusCode === UNKNOWN_TEMPLATE)
      throw new CampaignError("input", `The platform knows no template ${templateId}. Nothing was stored.`, {
        cause: error,
      });
    return undefined;
  }
}
