import { type FileHandle, open } from "node:fs/promises";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError, WriteError } from "../output/cli-error.js";

/** Fields of replies that are secret (spec/reference/accounts.md#createsubaccount). */
const SECRET_FIELDS: ReadonlySet<string> = new Set(["subToken", "voipPwd"]);

/** Takes the secrets of a result to a file. */
export interface SecretsFile {
  /** Writes the result as it came, one line of JSON. */
  keep(result: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Copies a result with its secrets masked. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, SECRET_FIELDS.has(name) && each ? "***" : maskSecrets(each)]),
  );
}

/**
 * Opens the file of `--secrets-to`, before anything is sent. It must not exist, and only its owner can read it.
 *
 * @throws {CliError} when it exists or cannot be made
 */
export async function openSecretsFile({ t }: Context, given: Given): Promise<SecretsFile | undefined> {
  const path = given.option("secrets-to");
  if (path === undefined) return undefined;
  let file: FileHandle;
  try {
    file = await open(path, "wx", 0o600);
  } catch (error) {
    const code: unknown = Reflect.get(Object(error), "code");
    throw new CliError(
      EXIT.usage,
      t(`--secrets-to: ${path} cannot be made (${code})`, `--secrets-to：无法创建 ${path}（${code}）`),
    );
  }
  return {
    async keep(result) {
      try {
        await file.appendFile(`${JSON.stringify(result)}\n`);
      } catch (error) {
        const code: unknown = Reflect.get(Object(error), "code");
        throw new WriteError(typeof code === "string" ? code : "EIO", path);
      }
    },
    close: () => file.close(),
  };
}
