import {
  type Content,
  type ContractDocument,
  type Example,
  listIvrCommands as readIvrCommands,
  resolve,
  type Schema,
} from "@cloopen-rest/spec/model";

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
export function listIvrCommands(contract: ContractDocument): IvrCommand[] {
  const responses = resolve<Content>(contract, { $ref: "#/components/responses/IvrCommands" });
  const examples = Object.values(responses.content?.["application/xml"]?.examples ?? {}).map((each) =>
    resolve<Example>(contract, each),
  );
  return readIvrCommands(contract).flatMap(({ component, name, schema }): IvrCommand[] => {
    const { type, description = "", properties = {}, required = [] } = resolve<Schema>(contract, schema);
    // Besides commands the sequence holds the application's id.
    if (type !== "object") return [];
    const found = examples.find(({ value }) => new RegExp(`<${name}\\b`).test(String(value)));
    return [
      {
        ...{ id: component, name, description },
        members: Object.entries(properties).map(([field, described]) => {
          const { description: text = "", default: defaultValue = "" } = resolve<Schema>(contract, described);
          return { name: field, description: text, defaultValue, required: required.includes(field) };
        }),
        example: found === undefined ? undefined : { summary: found.summary ?? "", xml: String(found.value) },
      },
    ];
  });
}
