/**
 * The declaration of a CommonJS file, from that of the same ESM file: imports of neighbours lead to their CommonJS declarations.
 *
 * tsc writes relative imports with their extension, and in two forms only: `from "./x.js"` and `import("./x.js")`.
 */
export function toCommonJsDeclaration(declaration: string): string {
  return declaration
    .replaceAll(/(\bfrom\s+|\bimport\()"(\.{1,2}\/[^"]+)\.js"/g, '$1"$2.cjs"')
    .replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
}
