import type { PublishedPackage } from "../find-packages.js";

const REQUIRED = ["package.json", "README.md", "LICENSE"];

/** What does not belong into a package, and why. */
const UNWANTED: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)(test|suite|fixtures)\//, "tests stay here"],
  [/^src\/|(?<!\.d)\.[cm]?tsx?$/, "sources stay here"],
  [/\.map$/, "maps point at sources that are not packed"],
  [/\.tsbuildinfo$/, "traces of the compiler"],
  [/(^|\/)(dist-tools|\.reports|\.turbo|node_modules)\//, "products of the build"],
  [/(^|\/)\.env|(^|\/)\.npmrc$|\.pem$|\.key$/, "may hold a secret"],
];

/** What is wrong with the contents of a tarball: one sentence a fault, none when all is well. */
export function judgeContents(
  { entries, bins }: Pick<PublishedPackage, "entries" | "bins">,
  files: readonly string[],
): readonly string[] {
  const packed = new Set(files);
  const targets = [...entries].flatMap(([subpath, { types, default: esm, require: commonJs }]) =>
    [types, esm, commonJs?.types, commonJs?.default]
      .filter((file) => file !== undefined)
      .map((file) => [subpath, file] as const),
  );
  return [
    ...REQUIRED.filter((file) => !packed.has(file)).map((file) => `${file} is missing`),
    ...targets
      .filter(([, file]) => !packed.has(withoutDot(file)))
      .map(([subpath, file]) => `${file} is missing, where exports["${subpath}"] leads`),
    ...bins.filter((file) => !packed.has(withoutDot(file))).map((file) => `${file} is missing, which bin names`),
    ...files.flatMap((file) => {
      const reason = UNWANTED.find(([pattern]) => pattern.test(file))?.[1];
      return reason === undefined ? [] : [`${file} is packed: ${reason}`];
    }),
  ];
}

function withoutDot(path: string): string {
  return path.replace(/^\.\//, "");
}
