import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

/** One subpath of a package. */
export interface ApiEntry {
  readonly packageFolder: string;
  /** Its declarations, below the package's folder. */
  readonly types: string;
}

/**
 * The public surface of one subpath as text: every export with its signature, sorted.
 *
 * @throws when the declarations do not compile
 */
export async function writeReport({ packageFolder, types }: ApiEntry): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-api-"));
  const declarations = join(packageFolder, types);
  const quiet = { default: { logLevel: ExtractorLogLevel.None } };
  try {
    const config = ExtractorConfig.prepare({
      configObject: {
        projectFolder: packageFolder,
        mainEntryPointFilePath: declarations,
        newlineKind: "lf",
        compiler: { overrideTsconfig: { compilerOptions: COMPILER_OPTIONS, files: [declarations] } },
        apiReport: { enabled: true, reportFileName: "report.api.md", reportFolder: folder, reportTempFolder: folder },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: {
          extractorMessageReporting: quiet,
          tsdocMessageReporting: quiet,
          compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: join(packageFolder, "package.json"),
    });
    const faults: string[] = [];
    const result = Extractor.invoke(config, {
      localBuild: true,
      messageCallback: (message) => {
        if (message.logLevel === ExtractorLogLevel.Error) faults.push(message.formatMessageWithLocation(packageFolder));
        message.handled = true;
      },
    });
    if (!result.succeeded) throw new Error(`${types} cannot be read:\n${faults.join("\n")}`);
    return await readFile(join(folder, "report.api.md"), "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As strict as a user's; none of his files. */
const COMPILER_OPTIONS = {
  module: "nodenext",
  moduleResolution: "nodenext",
  target: "es2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  strict: true,
  skipLibCheck: true,
  types: [],
};
