import { openapi } from "@cloopen-rest/spec";
import {
  type ContractDocument,
  type Example,
  isContractDocument,
  listCommands,
  listOperations,
  resolve,
} from "@cloopen-rest/spec/model";
import { APP_ID } from "@cloopen-rest/test-kit";

/** A request of the contract's examples, as a command line. */
export interface ExampleRequest {
  readonly id: string;
  /** Fields as options. */
  readonly args: readonly string[];
  /** The body that they have to make; `undefined` without one. */
  readonly body: unknown;
}

const document = contractDocument();
const CALL = "20140416142030000000000000000001";

function contractDocument(): ContractDocument {
  const given: unknown = openapi.en;
  if (!isContractDocument(given)) throw new Error("the bundle is no contract");
  return given;
}

/** One example of each operation and command that has a body, and the two that have none. */
export function exampleRequests(): readonly ExampleRequest[] {
  const commands = listCommands(document);
  return listOperations(document).flatMap(({ id, described, upload }) => {
    if (id === "getAccountInfo") return [{ id, args: [], body: undefined }];
    if (id === "getCallResult") return [{ id, args: ["--callsid", CALL], body: undefined }];
    if (upload) return [];
    const examples = described.requestBody?.content?.["application/json"]?.examples ?? {};
    return Object.values(examples).map((reference) => {
      const { value } = resolve<Example>(document, reference);
      const body = fieldsOf(value);
      const command = commands.find(({ operation, name }) => operation.id === id && name in body);
      const fields = command === undefined ? body : fieldsOf(body[command.name]);
      return { id: command?.function ?? id, args: argsOf(fields, ""), body: value };
    });
  });
}

function argsOf(fields: Readonly<Record<string, unknown>>, above: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    // The application comes from the environment.
    if (value === APP_ID) return [];
    if (typeof value === "string") return [`--${above}${name}`, value];
    if (Array.isArray(value))
      return value.flatMap((item) => [`--${above}${name}`, typeof item === "string" ? item : JSON.stringify(item)]);
    return argsOf(fieldsOf(value), `${above}${name}.`);
  });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new Error("an example is no object");
  return Object.fromEntries(Object.entries(value));
}
