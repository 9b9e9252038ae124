import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { rolldown } from "rolldown";
import { DIST, readBuildPlan } from "./manifest.js";
import { toCommonJsDeclaration } from "./to-common-js-declaration.js";

// tsc writes more than a hundred small modules, and Node takes 0.4 ms to load each. This joins them: one file for each file of the manifest, and chunks for
// what several share or load on demand. It does so for both module systems. Declarations stay as tsc wrote them, and are copied for CommonJS.
const FORMATS = [
  { format: "esm", extension: "js" },
  { format: "cjs", extension: "cjs" },
] as const;

const { entries, external, dependencies } = await readBuildPlan();
const written = new Map<string, string>();
for (const { format, extension } of FORMATS) {
  const build = await rolldown({
    input: { ...entries },
    // CommonJS has openapi-fetch built in: `require` of its CommonJS file, as Node does it for files of an ESM package, gives no default export.
    external: format === "esm" ? [...external, ...dependencies] : external,
    platform: "neutral",
  });
  const { output } = await build.generate({
    format,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `chunks/[name].${extension}`,
    ...(format === "cjs" && { exports: "named" }),
  });
  await build.close();
  for (const part of output) if (part.type === "chunk") written.set(part.fileName, part.code);
}

const before = await readdir(DIST, { recursive: true });
const stale = before.filter((file) => /\.c?js(\.map)?$|\.d\.cts$/.test(file));
await Promise.all(stale.map((file) => rm(join(DIST, file))));
for (const file of before.filter((name) => name.endsWith(".d.ts"))) {
  const declaration = await readFile(join(DIST, file), "utf8");
  written.set(file.replace(/\.d\.ts$/, ".d.cts"), toCommonJsDeclaration(declaration));
}
for (const [file, text] of written) {
  await mkdir(dirname(join(DIST, file)), { recursive: true });
  await writeFile(join(DIST, file), text);
}
console.log(`${stale.length} files replaced by ${written.size}`);
