import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import { hasSeparateFormats, messagesOf, operationsOf } from "../operations.js";

const json = "application/json";
const xml = "application/xml";

/** Every message has examples, written once: in JSON, or in XML where there is no JSON. XML beside JSON has none, the bundle gets them from JSON, unless the two are separate messages. */
export function operationExample(contract: Contract, report: Report): void {
  for (const operation of operationsOf(contract))
    for (const { direction, content } of messagesOf(operation)) {
      const [jsonType, xmlType] = [content.member(json), content.member(xml)];
      const separate = hasSeparateFormats(operation);
      const authored = separate ? [jsonType, xmlType] : [jsonType.value === undefined ? xmlType : jsonType];
      for (const type of authored)
        if (type.value !== undefined && type.member("examples").members().length === 0)
          report(
            type.key,
            `The ${direction} of ${operation.label} has no example in ${type.name}. Write \`examples\` with a reference to components/examples/.`,
          );
      if (jsonType.value === undefined || separate) continue;
      for (const name of ["example", "examples"])
        if (xmlType.member(name).value !== undefined)
          report(
            xmlType.member(name).key,
            `The XML examples of ${operation.label} are made from the JSON ones. Remove \`${name}\` here and write it under ${json}.`,
          );
    }
}
