import { chmod, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { EXIT } from "../exit-codes.js";
import type { Translate } from "../language.js";
import { CliError, WriteError } from "../output/cli-error.js";

/** Settings of one account. All of them are optional. */
export interface Profile {
  readonly accountSid?: string;
  /** Secret. */
  readonly authToken?: string;
  readonly appId?: string;
  readonly baseUrl?: string;
  readonly subAccountSid?: string;
  /** Secret. */
  readonly subAccountToken?: string;
}

/** The file of profiles. */
export interface ProfileFile {
  /** Name of the profile that is used when none is named. */
  readonly current: string;
  readonly profiles: Readonly<Record<string, Profile>>;
}

/** Names of the settings. */
export const FIELDS: readonly (keyof Profile)[] = [
  "accountSid",
  "authToken",
  "appId",
  "baseUrl",
  "subAccountSid",
  "subAccountToken",
];

/** Version of the file that this program reads and writes. */
const VERSION = 1;
const NO_PROFILES: ProfileFile = { current: "default", profiles: {} };

/** Path of the file of profiles. */
export function profilePath(folder: string): string {
  return join(folder, "profiles.json");
}

/**
 * Reads the file of profiles; an absent file is empty.
 *
 * @throws {CliError} when others may read it, when it is of another version, and when it is damaged; what is in it is
 *   never quoted
 */
export async function readProfiles(folder: string, t: Translate): Promise<ProfileFile> {
  const path = profilePath(folder);
  let text: string;
  try {
    const { mode } = await stat(path);
    if (process.platform !== "win32" && (mode & 0o077) !== 0)
      throw new CliError(
        EXIT.usage,
        t(`${path} holds a token and can be read by others`, `${path} 中有令牌，但其他用户可以读取`),
        `chmod 600 '${path}'`,
      );
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof CliError) throw error;
    const code: unknown = Reflect.get(Object(error), "code");
    if (code === "ENOENT" || code === "ENOTDIR") return NO_PROFILES;
    throw new CliError(EXIT.usage, t(`${path} cannot be read (${code})`, `无法读取 ${path}（${code}）`));
  }
  return parse(text, path, t);
}

function parse(text: string, path: string, t: Translate): ProfileFile {
  const value = parseJson(text);
  if (!isRecord(value) || !Number.isInteger(value["version"]))
    throw new CliError(
      EXIT.usage,
      t(`${path} is damaged: it is not JSON with a version`, `${path} 已损坏：不是带版本号的 JSON`),
      t("restore it, or delete it and run cloopen config set", "请恢复该文件，或删除后运行 cloopen config set"),
    );
  if (value["version"] !== VERSION)
    throw new CliError(
      EXIT.usage,
      t(
        `${path} was written by another version of cloopen (its version is ${String(value["version"])}, this program reads ${VERSION})`,
        `${path} 由其他版本的 cloopen 写入（文件版本 ${String(value["version"])}，本程序读取 ${VERSION}）`,
      ),
      t(
        "use that version, or set CLOOPEN_CONFIG_DIR to another folder",
        "请使用对应版本，或用 CLOOPEN_CONFIG_DIR 指定其他目录",
      ),
    );
  const given = isRecord(value["profiles"]) ? value["profiles"] : {};
  const profiles = Object.fromEntries(Object.entries(given).map(([name, each]) => [name, readProfile(each)]));
  return { current: typeof value["current"] === "string" ? value["current"] : NO_PROFILES.current, profiles };
}

function readProfile(value: unknown): Profile {
  const given = isRecord(value) ? value : {};
  return Object.fromEntries(FIELDS.map((name) => [name, given[name]]).filter(([, each]) => typeof each === "string"));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Writes the file of profiles with mode 0600. It is replaced at once, so that a full disk or a crash leaves the old one.
 *
 * @throws {WriteError} when it cannot be written
 */
export async function writeProfiles(folder: string, { current, profiles }: ProfileFile): Promise<void> {
  const path = profilePath(folder);
  const temporary = `${path}.${process.pid}.new`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(temporary, "w", 0o600);
    try {
      await file.writeFile(`${JSON.stringify({ version: VERSION, current, profiles }, undefined, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    // The mode of `open` is lessened by the umask, never widened; this is for a file that was there.
    await chmod(temporary, 0o600);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    const code: unknown = Reflect.get(Object(error), "code");
    throw new WriteError(typeof code === "string" ? code : "EIO", path);
  }
}
