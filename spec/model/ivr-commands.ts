import type { ContractDocument, IvrRole, Schema } from "./document.js";
import { resolve, schemaName } from "./resolve.js";

/** A command that an IVR application may respond with. */
export interface IvrCommand {
  /** The component of its item: `IvrPlay`. Elements share their names with commands of REST operations, components do not. */
  readonly component: string;
  /** Its element: `Play`. */
  readonly name: string;
  /** Schema of its attributes and content, as the item refers to it. */
  readonly schema: Schema;
  /** Where it may be in a response. */
  readonly roles: readonly IvrRole[];
  /** What is behind it never runs. */
  readonly ends: boolean;
}

/**
 * The elements that a response to an IVR notification may hold, in the order of the contract; the application's id (`Appid`) is among them.
 *
 * @throws {Error} for an item that is no component with one field
 */
export function listIvrCommands(document: ContractDocument): readonly IvrCommand[] {
  const items = document.components.schemas["IvrResponse"]?.items;
  const { oneOf = [] } = items === undefined ? {} : resolve<Schema>(document, items);
  return oneOf.map((item) => {
    const component = schemaName(item);
    const { properties = {}, "x-ivr-role": roles = [], "x-ivr-ends": ends = false } = resolve<Schema>(document, item);
    const [field, ...others] = Object.entries(properties);
    if (component === undefined || field === undefined || others.length > 0)
      throw new Error(`an item of IvrResponse is no component with one field: ${component ?? item.description}`);
    const [name, schema] = field;
    return { component, name, schema, roles, ends };
  });
}
