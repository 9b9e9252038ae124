import { type ContractDocument, isContractDocument, isRecord } from "./document.js";

const COMPONENT = /^components\/([^/]+)\/([^/]+)\.yaml$/;

/**
 * Puts the sources of the contract together in one document, as they are on disk: no build, no translation. Files of `components/` become components, other
 * files take the place of the reference to them.
 *
 * @param read parses the YAML file at a path below the folder of the contract, such as `paths/Accounts_SMS_TemplateSMS.yaml`
 * @throws {Error} when the root is no OpenAPI 3.1 document, and what `read` throws
 */
export function bundleSources(read: (file: string) => unknown): ContractDocument {
  const components: Record<string, Record<string, unknown>> = {};
  const entered = new Set<string>();

  /** A value of a file, with its references to files replaced. */
  function place(value: unknown, file: string): unknown {
    if (Array.isArray(value)) return value.map((item) => place(item, file));
    if (!isRecord(value)) return value;
    const { $ref, ...beside } = value;
    const rest = Object.fromEntries(Object.entries(beside).map(([name, inner]) => [name, place(inner, file)]));
    if (typeof $ref !== "string" || $ref.startsWith("#")) return $ref === undefined ? rest : { $ref, ...rest };
    const target = join(file, $ref);
    const [, section, name] = COMPONENT.exec(target) ?? [];
    if (section === undefined || name === undefined) return place(read(target), target);
    addComponent(section, name, target);
    return { $ref: `#/components/${section}/${name}`, ...rest };
  }

  /** Components refer to each other, also in circles; each is read once, after those that it refers to. */
  function addComponent(section: string, name: string, file: string): void {
    if (entered.has(file)) return;
    entered.add(file);
    const component = place(read(file), file);
    components[section] = { ...components[section], [name]: component };
  }

  const root = read("openapi.yaml");
  // Components that the root names come first, as a bundler has them.
  place(isRecord(root) ? root["components"] : undefined, "openapi.yaml");
  const document = { ...Object(place(root, "openapi.yaml")), components };
  if (!isContractDocument(document)) throw new Error("openapi.yaml is no OpenAPI 3.1 document with paths and schemas");
  return document;
}

/** The path of a file that another file refers to. */
function join(from: string, reference: string): string {
  const path = from.split("/").slice(0, -1);
  for (const part of reference.split("/")) {
    if (part === "..") path.pop();
    else if (part !== ".") path.push(part);
  }
  return path.join("/");
}
