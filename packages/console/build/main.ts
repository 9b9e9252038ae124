import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(PACKAGE, "dist");

/** The page's script: all of `src` in one file, made smaller. */
async function bundleScript(): Promise<string> {
  const { output } = await build({
    input: join(PACKAGE, "src/main.tsx"),
    platform: "browser",
    transform: { target: "es2022" },
    output: { format: "esm", minify: true, codeSplitting: false },
    logLevel: "warn",
    write: false,
  });
  const [script, ...others] = output;
  if (others.length > 0 || script.imports.length > 0) throw new Error("the page is not one self-contained script");
  return script.code;
}

/** The style sheets of `src/styles` in the order of their names, without comments and indentation. */
async function joinStyles(): Promise<string> {
  const folder = join(PACKAGE, "src/styles");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".css")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts
    .join("\n")
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();
}

/** Eight hexadecimal digits that change with the text. */
function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** Writes the page as one file, `page.json`: its parts by their names, which change with their text. */
async function main(): Promise<void> {
  const [script, style, icon, template] = await Promise.all([
    bundleScript(),
    joinStyles(),
    readFile(join(PACKAGE, "src/icon.svg"), "utf8"),
    readFile(join(PACKAGE, "src/index.html"), "utf8"),
  ]);
  const build = fingerprint(script + style + icon + template);
  const names = {
    script: `app-${fingerprint(script)}.js`,
    style: `style-${fingerprint(style)}.css`,
    icon: `icon-${fingerprint(icon)}.svg`,
  };
  const html = template
    .replace("{build}", build)
    .replaceAll(/\{(script|style|icon)\}/g, (_, name: keyof typeof names) => `/_sandbox/page/${names[name]}`);
  const files = { "index.html": html, [names.script]: script, [names.style]: style, [names.icon]: icon };
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  await writeFile(join(DIST, "page.json"), `${JSON.stringify({ build, files })}\n`);
}

await main();
