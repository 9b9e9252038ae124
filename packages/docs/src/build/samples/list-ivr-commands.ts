import { isRecord } from "../is-record.js";
import type { Contract } from "../read-contract.js";
import { resolveRef } from "./resolve-ref.js";

/** One attribute or content of a command. */
export interface IvrMember {
  readonly name: string;
  readonly description: string;
  /** What holds where it is left out; empty where nothing does. */
  readonly defaultValue: string;
  readonly required: boolean;
}

/** A command that an application may answer an IVR notification with. */
export interface IvrCommand {
  /** Its address: the name of its item in the contract, for the elements share their names with commands of the REST operations. */
  readonly id: string;
  /** Its element. */
  readonly name: string;
  readonly description: string;
  readonly members: readonly IvrMember[];
  /** The first of the contract's answers that holds it; undefined where none does. */
  readonly example: { readonly summary: string; readonly xml: string } | undefined;
}

/** The commands of the IVR protocol, in the order of the contract. */
export function listIvrCommands(contract: Contract): IvrCommand[] {
  const { schemas, responses } = record(contract["components"]);
  const { oneOf } = record(record(record(schemas)["IvrResponse"])["items"]);
  const answers = record(record(record(record(responses)["IvrCommands"])["content"])["application/xml"])["examples"];
  const examples = Object.values(record(answers)).map((each) => resolveRef(contract, each));
  return (Array.isArray(oneOf) ? oneOf : []).flatMap((item): IvrCommand[] => {
    const id = String(record(item)["$ref"]).split("/").at(-1) ?? "";
    const [[name = "", node] = []] = Object.entries(record(resolveRef(contract, item)["properties"]));
    const { type, description, properties, required } = resolveRef(contract, node);
    // Besides commands the sequence holds the application's id.
    if (type !== "object") return [];
    const found = examples.find(({ value }) => new RegExp(`<${name}\\b`).test(String(value)));
    return [
      {
        id,
        name,
        description: String(description),
        members: Object.entries(record(properties)).map(([member, schema]) => ({
          name: member,
          description: String(record(schema)["description"] ?? resolveRef(contract, schema)["description"] ?? ""),
          defaultValue: String(record(schema)["default"] ?? ""),
          required: Array.isArray(required) && required.includes(member),
        })),
        example: found === undefined ? undefined : { summary: String(found["summary"]), xml: String(found["value"]) },
      },
    ];
  });
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
