import { type FileHandle, open, readFile, stat } from "node:fs/promises";
import { EXIT } from "../exit-codes.js";
import type { Translate } from "../language.js";
import { CliError, WriteError } from "../output/cli-error.js";
import type { RawRequest } from "./received.js";

/** A request as it is stored: one line of JSON. */
export interface StoredRequest extends RawRequest {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly name: string;
}

/** The file of `--store`. Lines are only added. */
export interface RequestStore {
  /** Number of the next request. */
  readonly next: number;
  /** @throws {WriteError} when it cannot be written */
  add(request: StoredRequest): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the file that keeps requests; only its owner can read it, for it holds phone numbers.
 *
 * @throws {CliError} when it cannot be opened, and when it is not such a file
 */
export async function openStore(path: string, t: Translate): Promise<RequestStore> {
  // A device or a pipe has no earlier requests to count.
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  const stored = isFile ? await readStore(path, t) : [];
  let file: FileHandle;
  try {
    file = await open(path, "a", 0o600);
  } catch (error) {
    throw new CliError(
      EXIT.usage,
      t(`${path} cannot be opened (${codeOf(error)})`, `无法打开 ${path}（${codeOf(error)}）`),
    );
  }
  return {
    next: Math.max(0, ...stored.map(({ id }) => id)) + 1,
    async add({ body, ...request }) {
      const line = JSON.stringify({ ...request, body: Buffer.from(body).toString("base64") });
      try {
        await file.appendFile(`${line}\n`);
      } catch (error) {
        throw new WriteError(codeOf(error), path);
      }
    },
    close: () => file.close(),
  };
}

/**
 * Reads the requests of a file. A last line that was cut short is left out.
 *
 * @throws {CliError} when it cannot be read or is not such a file
 */
export async function readStore(path: string, t: Translate): Promise<readonly StoredRequest[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new CliError(
      EXIT.usage,
      t(`${path} cannot be read (${codeOf(error)})`, `无法读取 ${path}（${codeOf(error)}）`),
    );
  }
  const lines = text.split("\n").slice(0, -1);
  return lines.map((line, index) => {
    const request = parse(line);
    if (request !== undefined) return request;
    throw new CliError(
      EXIT.usage,
      t(`${path}:${index + 1} is no stored request`, `${path}:${index + 1} 不是已保存的请求`),
    );
  });
}

function parse(line: string): StoredRequest | undefined {
  let value: Readonly<Record<string, unknown>>;
  try {
    value = Object(JSON.parse(line));
  } catch {
    return undefined;
  }
  const { id, at, name, method, target, contentType, body } = value;
  if (typeof id !== "number" || typeof at !== "string" || typeof name !== "string") return undefined;
  if (typeof method !== "string" || typeof target !== "string" || typeof body !== "string") return undefined;
  const type = typeof contentType === "string" ? contentType : undefined;
  return { id, at, name, method, target, contentType: type, body: Buffer.from(body, "base64") };
}

function codeOf(error: unknown): string {
  const code: unknown = Reflect.get(Object(error), "code");
  return typeof code === "string" ? code : "EIO";
}
