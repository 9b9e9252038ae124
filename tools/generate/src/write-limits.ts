import { type ContractDocument, listOperations } from "@cloopen-rest/spec/model";
import { BANNER } from "./typescript-text.js";

/**
 * `generated/limits.ts`: limits that the client holds by itself.
 *
 * @throws {Error} when no operation, or more than one limit, is there for files, or no pattern for recipients
 */
export function writeLimits(contract: ContractDocument): string {
  const limits = new Set(listOperations(contract).flatMap(({ maxUploadBytes }) => maxUploadBytes ?? []));
  const [limit, ...others] = limits;
  if (limit === undefined || others.length > 0) throw new Error("uploads have no limit, or more than one");
  const recipient = contract.components.schemas["SendTemplateSmsRequest"]?.properties?.["to"]?.["x-item-pattern"];
  if (recipient === undefined) throw new Error("SendTemplateSmsRequest has no x-item-pattern for its recipients");
  return (
    `${BANNER}\n/** The largest file that the platform takes, in bytes. */\nexport const MAX_UPLOAD_BYTES: number = ${limit};\n\n` +
    `/** What a recipient of a template SMS has to look like. */\nexport const RECIPIENT: RegExp = /${recipient}/u;\n`
  );
}
