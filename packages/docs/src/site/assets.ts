import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rolldown } from "rolldown";
import type { Language } from "../languages.js";
import { PACKAGE } from "../package-folder.js";

/** Scripts of the browser, by their names in `src/browser`. */
const SCRIPTS = ["site", "search", "filter-codes", "sign"] as const;

/** The files that pages load, under names that change with what is in them. */
export interface Assets {
  readonly style: string;
  script(name: string): string;
  index(language: Language): string;
  /** Puts them into the folder of the site. */
  write(folder: string): Promise<void>;
}

/**
 * Bundles the scripts of the browser, and takes the style sheet and the search index along.
 *
 * @param indexes the search index of each language, as a script
 */
export async function buildAssets(indexes: Readonly<Record<Language, string>>): Promise<Assets> {
  const style = await readFile(join(PACKAGE, "src/styles/site.css"), "utf8");
  const files = new Map<string, string>();
  const add = (name: string, ending: string, text: string): string => {
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
    const address = `assets/${name}.${hash}.${ending}`;
    files.set(address, text);
    return address;
  };
  const styleAddress = add("site", "css", minifyCss(style));
  const scripts = new Map<string, string>();
  for (const name of SCRIPTS) scripts.set(name, add(name, "js", await bundle(name)));
  const addresses = { en: add("index.en", "js", indexes.en), "zh-CN": add("index.zh-CN", "js", indexes["zh-CN"]) };
  return {
    style: styleAddress,
    script(name) {
      const address = scripts.get(name);
      if (address === undefined) throw new Error(`there is no script ${name}`);
      return address;
    },
    index: (language) => addresses[language],
    async write(folder) {
      await mkdir(join(folder, "assets"), { recursive: true });
      await Promise.all(Array.from(files, ([address, text]) => writeFile(join(folder, address), text)));
    },
  };
}

/** One classic script: pages that lie in a folder may not load modules. */
async function bundle(name: string): Promise<string> {
  const build = await rolldown({
    input: join(PACKAGE, "dist-tools/browser", `${name}.js`),
    platform: "browser",
    logLevel: "warn",
  });
  const { output } = await build.generate({ format: "iife", minify: true });
  await build.close();
  const [script, ...others] = output;
  if (others.length > 0 || script.imports.length > 0) throw new Error(`${name} is not one self-contained script`);
  return script.code;
}

/** Comments and indentation are for us. */
function minifyCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\n\s*/g, "\n")
    .replace(/\s*([{};,])\s*/g, "$1")
    .replace(/: /g, ":");
}
