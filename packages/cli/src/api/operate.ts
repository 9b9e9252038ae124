import { openAsBlob } from "node:fs";
import type { CallOptions, CloopenClient } from "@cloopen-rest/client";
import * as functions from "@cloopen-rest/client";
import { confirm } from "../ask.js";
import { connect } from "../config/client.js";
import { VARIABLES } from "../config/settings.js";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { CliError } from "../output/cli-error.js";
import { type Entry, findEntry } from "./contract.js";
import { checkParams, type Params, type TypedNames } from "./params.js";
import { createRecorder, curlScript, showRequest } from "./preview.js";
import { maskSecrets, openSecretsFile } from "./secrets.js";
import type { Called } from "./show-result.js";

/** How a command uses an operation. */
export interface Operating {
  readonly params: Params;
  /** Action named in the question. Default: the summary of the operation. */
  readonly question?: string;
  readonly typed?: TypedNames;
}

type AnyFunction = (cloopen: CloopenClient, ...rest: readonly unknown[]) => Promise<unknown>;

/**
 * Calls an operation as the command line asks for: shows the request instead (`--dry-run`, `--curl`), or asks, and sends it.
 *
 * @returns the result with its secrets masked; `undefined` when the request was only shown
 */
export async function operate(
  context: Context,
  given: Given,
  id: string,
  { params, question, typed }: Operating,
): Promise<Called | undefined> {
  const entry = await findEntry(id, context.language);
  checkParams(context.t, entry.fields, params, [], typed);
  if (given.flag("dry-run") || given.flag("curl")) {
    await preview(context, given, entry, params);
    return undefined;
  }
  const { client, options } = await connect(context, given, { subAccount: entry.level === "subAccount" });
  if (!entry.safe) await confirm(context, given, question ?? `${entry.id}: ${entry.summary}`);
  const secrets = await openSecretsFile(context, given);
  try {
    const value = await callFunction(context, entry, client, params, options);
    await secrets?.keep(value);
    return { value: maskSecrets(value), acted: !entry.safe };
  } finally {
    await secrets?.close();
  }
}

async function preview(context: Context, given: Given, entry: Entry, params: Params): Promise<void> {
  const subAccount = entry.level === "subAccount";
  const { transport, request } = createRecorder();
  const { client, options } = await connect(context, given, { transport, subAccount });
  try {
    await callFunction(context, entry, client, params, { ...options, retry: false });
  } catch (error) {
    if (request() === undefined) throw error;
  }
  const recorded = request();
  if (recorded === undefined) throw new Error(`${entry.id} made no request`);
  if (!given.flag("curl")) return showRequest(context, recorded);
  const tokenVariable = subAccount ? VARIABLES.subAccountToken : VARIABLES.authToken;
  const file = entry.upload ? given.option("file") : undefined;
  await context.output.text(curlScript(recorded, { sid: client.sid, tokenVariable, file }));
}

async function callFunction(
  { t }: Context,
  { id, method, fields, upload }: Entry,
  client: CloopenClient,
  params: Params,
  options: CallOptions,
): Promise<unknown> {
  const run = functionOf(id);
  if (fields.length === 0 && method === "GET") return run(client, options);
  if (!upload) return run(client, params, options);
  const { file, ...others } = params;
  const blob = await openUpload(String(file), t);
  return run(client, { ...others, file: blob }, options);
}

async function openUpload(path: string, t: Context["t"]): Promise<Blob> {
  try {
    return await openAsBlob(path);
  } catch {
    throw new CliError(EXIT.usage, t(`--file: ${path} cannot be read`, `--file：无法读取 ${path}`));
  }
}

/** The client's function of this name. Its arguments are those that `checkParams` has read by the contract. */
function functionOf(id: string): AnyFunction {
  const found = Object.entries(functions).find(([name]) => name === id)?.[1];
  if (!isFunction(found)) throw new Error(`the client has no function ${id}`);
  return found;
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === "function";
}
