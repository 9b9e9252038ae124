import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

/** The declarations of a package. */
export interface Declarations {
  readonly packageFolder: string;
  /** Those of each subpath, below the package's folder. */
  readonly types: readonly string[];
}

/**
 * The public surface of each subpath as text: every export with its signature, sorted. The compiler reads the package once.
 *
 * @throws when the declarations do not compile
 */
export async function writeReports({ packageFolder, types }: Declarations): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-api-"));
  try {
    const configs = types.map((file) => configFor(packageFolder, file, folder));
    const [first] = configs;
    if (first === undefined) return [];
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: types.map((file) => join(packageFolder, file)),
    });
    const reports: string[] = [];
    for (const config of configs) {
      const faults: string[] = [];
      const result = Extractor.invoke(config, {
        compilerState,
        localBuild: true,
        messageCallback: (message) => {
          if (message.logLevel === ExtractorLogLevel.Error)
            faults.push(message.formatMessageWithLocation(packageFolder));
          message.handled = true;
        },
      });
      if (!result.succeeded) throw new Error(`${config.mainEntryPointFilePath} cannot be read:\n${faults.join("\n")}`);
      reports.push(await readFile(join(folder, "report.api.md"), "utf8"));
    }
    return reports;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function configFor(packageFolder: string, types: string, folder: string): ExtractorConfig {
  const declarations = join(packageFolder, types);
  const quiet = { default: { logLevel: ExtractorLogLevel.None } };
  return ExtractorConfig.prepare({
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
