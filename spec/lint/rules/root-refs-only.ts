import type { Contract } from "../contract.js";
import type { Report } from "../contract-rule.js";
import type { Place } from "../place.js";

/** The paths, webhooks and components of the root document are references to files, and nothing else. */
export function rootRefsOnly({ root }: Contract, report: Report): void {
  const check = (entry: Place, file: string): void => {
    const { reference } = entry;
    if (reference !== undefined && !reference.includes("#") && entry.members().length === 1) return;
    report(
      entry.key,
      `\`${entry.name}\` is described in the root document, which holds references to files only. Move it to ${file} and write \`$ref: ${file}\` here, nothing else.`,
    );
  };
  for (const path of root.member("paths").members()) check(path, `paths/${fileName(path.name)}.yaml`);
  for (const webhook of root.member("webhooks").members()) check(webhook, `webhooks/${webhook.name}.yaml`);
  for (const section of root.member("components").members())
    for (const component of section.members()) check(component, `components/${section.name}/${component.name}.yaml`);
}

/** A file is named after its path without the id: `Accounts_SMS_TemplateSMS`. */
function fileName(path: string): string {
  return path
    .split("/")
    .filter((segment) => segment !== "" && !segment.startsWith("{"))
    .join("_");
}
