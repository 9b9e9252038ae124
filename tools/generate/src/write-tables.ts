import { BANNER, pascalCase } from "./typescript-text.js";
import type { OperationFile } from "./write-operation.js";

/** `generated/operations/index.ts`: every function with the types of its arguments and result. */
export function writeOperationIndex(files: readonly OperationFile[]): string {
  const lines = files.map((file) => {
    const names = file.functions.flatMap((name) => {
      const types = ["Params", "Result"].map((suffix) => `${pascalCase(name)}${suffix}`);
      return [
        name,
        ...types.filter((type) => file.text.includes(`export type ${type} `)).map((type) => `type ${type}`),
      ];
    });
    return `export {\n${names.map((name) => `  ${name},\n`).join("")}} from "./${file.name}.js";\n`;
  });
  return `${BANNER}${lines.join("")}`;
}

/** `generated/operation-table.ts`: every operation by method and path, for the path client. */
export function writeOperationTable(files: readonly OperationFile[]): string {
  const imports = files.map((file) => `import { ${file.operation} } from "./operations/${file.name}.js";\n`).join("");
  const names = files.map((file) => `  ${file.operation},\n`).join("");
  return (
    `${BANNER}import type { AnyOperation } from "../protocol/operation.js";\n${imports}\n` +
    `/** Every operation of the contract. */\nexport const operations: readonly AnyOperation[] = [\n${names}];\n`
  );
}
