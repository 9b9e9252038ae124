/**
 * The text of a module that a compiler accepts only when a generated client exports a function for each operation whose arguments and response have their
 * own types: neither `any` nor, for the response, `unknown`.
 */
export function writeUsage(entry: string, operations: readonly string[]): string {
  const checks = operations.map((id) => `export const ${id}: Typed<typeof client.${id}> = true;`);
  return `import * as client from "./${entry}";

type IsAny<Value> = 0 extends 1 & Value ? true : false;
type IsUnknown<Value> = unknown extends Value ? true : false;
type Typed<Operation> = Operation extends (...args: infer Arguments) => Promise<infer Answer>
  ? true extends IsAny<Operation> | IsAny<Arguments[number]> | IsUnknown<Answer>
    ? "an argument or the answer has no type"
    : true
  : "not a function that answers a promise";

${checks.join("\n")}
`;
}
