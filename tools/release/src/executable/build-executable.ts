import { execFile } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { rolldown } from "rolldown";
import { assetsOf } from "./assets.js";

const run = promisify(execFile);

/** By which Node finds the place of a program in its own executable. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";
const RESOURCE = "NODE_SEA_BLOB";
const SEGMENT = "NODE_SEA";

/**
 * Builds the sandbox as one executable that needs no Node: a copy of the Node that runs this, with the bin and the files that it reads inside.
 *
 * @param sandbox folder of the built package
 * @param file the executable
 */
export async function buildExecutable(sandbox: string, file: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "cloopen-sandbox-executable-"));
  try {
    const main = join(work, "main.cjs");
    await bundle(join(sandbox, "dist/cli/main.js"), main);
    const blob = join(work, "blob");
    const config = {
      main,
      output: blob,
      disableExperimentalSEAWarning: true,
      useCodeCache: true,
      assets: await assetsOf(sandbox),
    };
    await writeFile(join(work, "sea.json"), JSON.stringify(config));
    await run(process.execPath, ["--experimental-sea-config", join(work, "sea.json")]);
    await mkdir(dirname(file), { recursive: true });
    await rm(file, { force: true });
    await copyFile(process.execPath, file);
    await chmod(file, 0o755);
    await inject(file, blob);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** One file: the executable loads no other. */
async function bundle(input: string, file: string): Promise<void> {
  const bundled = await rolldown({ input, platform: "node", logLevel: "silent" });
  await bundled.write({ format: "cjs", file, codeSplitting: false, minify: true });
  await bundled.close();
}

/** Darwin runs no executable whose signature does not fit: it is removed before, and created again after. */
async function inject(file: string, blob: string): Promise<void> {
  const isDarwin = process.platform === "darwin";
  if (isDarwin) await run("codesign", ["--remove-signature", file]);
  const { inject: injectResource }: Postject = createRequire(import.meta.url)("postject");
  await quietly(async () =>
    injectResource(file, RESOURCE, await readFile(blob), {
      sentinelFuse: FUSE,
      ...(isDarwin && { machoSegmentName: SEGMENT }),
    }),
  );
  if (isDarwin) await run("codesign", ["--sign", "-", file]);
}

/** What is used of postject, which has no types. */
interface Postject {
  inject(
    file: string,
    resource: string,
    data: Buffer,
    options: { readonly sentinelFuse: string; readonly machoSegmentName?: string },
  ): Promise<void>;
}

/** postject warns of sections of Node's executable that it does not touch. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { warn } = console;
  console.warn = () => {};
  try {
    await work();
  } finally {
    console.warn = warn;
  }
}
