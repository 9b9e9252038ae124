import { alternativesOf } from "../alternatives.js";
import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { hasSeparateFormats, type Message, messagesOf, operationsOf } from "../operations.js";
import type { Place } from "../place.js";

const json = "application/json";
const xml = "application/xml";
const binary = "application/octet-stream";

/**
 * Every message has both formats, and both refer to the same schema. Exceptions: a binary upload; a webhook that is XML only; a webhook whose
 * JSON form wraps the message in a field with the name of the XML root; a webhook marked `x-separate-formats`, whose forms each have a schema of
 * their own.
 */
export function operationFormats(contract: Contract, report: Report): void {
  for (const operation of operationsOf(contract))
    for (const message of messagesOf(operation)) checkMessage(message, report);
}

function checkMessage(message: Message, report: Report): void {
  const { operation, direction, content } = message;
  const types = content.members().map((type) => type.name);
  if (types.length === 0) {
    report(
      operation.place.key,
      direction === "request"
        ? `The request of ${operation.label} has no content. Write \`content\` with ${json} and ${xml}.`
        : `${operation.label} does not say what it replies. Write a response "200" with ${json} and ${xml}.`,
    );
    return;
  }
  if (direction === "request" && types.length === 1 && types[0] === binary) return;
  for (const type of content.members())
    if (type.name !== json && type.name !== xml)
      report(
        type.key,
        `\`${type.name}\` is no format of the ${direction} of ${operation.label}. Write ${json} and ${xml}.`,
      );
  const wanted = operation.webhook ? [xml] : [json, xml];
  for (const type of wanted)
    if (!types.includes(type))
      report(
        content.key,
        `The ${direction} of ${operation.label} has no ${type}. Write \`${type}: { schema: { $ref: … } }\` with the schema of the other format.`,
      );
  if (types.includes(json) && types.includes(xml)) checkSchemas(message, report);
}

function checkSchemas({ operation, direction, content }: Message, report: Report): void {
  const jsonSchema = content.member(json, "schema");
  const xmlSchema = content.member(xml, "schema");
  if (xmlSchema.reference === undefined) {
    report(
      xmlSchema.value === undefined ? content.member(xml).key : xmlSchema.key,
      `The schema of ${xml} in the ${direction} of ${operation.label} is no reference. Move it to components/schemas/ and write \`$ref\` to it.`,
    );
    return;
  }
  if (hasSeparateFormats(operation) && jsonSchema.reference !== undefined) return;
  if (isSame(jsonSchema, xmlSchema) || (operation.webhook && isWrapped(jsonSchema, xmlSchema))) return;
  const wrapped = operation.webhook
    ? ", or an object whose one member has the name of the XML root and refers to it"
    : "";
  report(
    jsonSchema.value === undefined ? content.member(json).key : jsonSchema.key,
    `${json} and ${xml} have different schemas in the ${direction} of ${operation.label}. Write \`$ref: ${xmlSchema.reference}\` in both${wrapped}.`,
  );
}

function isSame(left: Place, right: Place): boolean {
  return left.reference !== undefined && left.target().at.absolutePointer === right.target().at.absolutePointer;
}

function isWrapped(wrapper: Place, xmlSchema: Place): boolean {
  const [member, ...others] = wrapper.find("properties").members();
  if (member === undefined || others.length > 0 || !isSame(member, xmlSchema)) return false;
  return alternativesOf(xmlSchema).every((schema) => schema.find("xml", "name").value === member.name);
}
