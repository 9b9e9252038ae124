import type { AnyOperation } from "@cloopen-rest/client/descriptors";
import { explain } from "@cloopen-rest/client/errors";
import type { Platform, RequestBody } from "../kernel/kernel.js";
import { StatusCodeError } from "../kernel/status-code-error.js";
import { checkBalance } from "../services/accounts/rules.js";
import { HANDLERS } from "../services/operations.js";
import { replyFormat } from "./format.js";
import { decodeAuthorization, verify } from "./steps/authenticate.js";
import { decodeText, type Note, readBytes, readRequestBody } from "./steps/decode.js";
import { type ReplyStyle, writeFailure, writeNotFound, writeSuccess } from "./steps/encode.js";
import { readQuery } from "./steps/read-query.js";
import { explainNotFound, findOperation, queryMember, readTarget, type Target } from "./steps/route.js";
import { validate } from "./steps/validate.js";

/** The platform's side of HTTP. */
export interface ServerContext {
  readonly platform: () => Platform;
  readonly strict: boolean;
  /** Receives each request that was answered, with its status code. */
  readonly onRequest: (line: RequestLine) => void;
  /** Receives each deviation that was taken. */
  readonly onWarning: (operation: string, what: string) => void;
}

/** One answered request. A caller may put a secret anywhere into a URL, so only what the contract knows of it is shown. */
export interface RequestLine {
  readonly method: string;
  /** Path of the operation as the contract writes it, or a word for any other. */
  readonly path: string;
  readonly answer: string;
  /** Of a refusal: what in the request is the reason, else what the code means. No values of the request. */
  readonly why?: string;
}

const VERSION = "2013-12-26";
/** The longest body of the contract is far below. */
export const BODY_LIMIT: number = 1024 * 1024;
/** 20 MB (documented), read as 20 × 1024 × 1024. */
const UPLOAD_LIMIT = 20 * 1024 * 1024;

const NO_BYTES = new Uint8Array();

/** Answers one request as the platform would: authentication, body, operation, envelope. */
export async function answer(server: ServerContext, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const target = readTarget(url.pathname, server.strict);
  const known = target && findOperation(request.method, target.path, server.strict);
  const report = (text: string, why?: string): void =>
    server.onRequest({
      method: request.method,
      path: known?.path ?? "(no operation)",
      answer: text,
      ...(why !== undefined && { why }),
    });
  if (target === undefined || (known === undefined && target.version === VERSION)) {
    report("404", explainNotFound(target));
    return writeNotFound();
  }
  const style = replyStyle(server, request);
  try {
    const response = await execute(server, request, url, target, style);
    report("000000");
    return response;
  } catch (error) {
    if (!(error instanceof StatusCodeError)) throw error;
    report(error.statusCode, error.why ?? explain(error.statusCode)?.en);
    return writeFailure(error.statusCode, style);
  }
}

/** How the reply to a request is to be written. */
export function replyStyle({ platform }: ServerContext, request: Request): ReplyStyle {
  const accept = request.headers.get("Accept") ?? undefined;
  const contentType = request.headers.get("Content-Type") ?? undefined;
  return { format: replyFormat(accept, contentType), now: platform().clock.now() };
}

async function execute(
  { platform: current, strict, onWarning }: ServerContext,
  request: Request,
  url: URL,
  target: Target,
  style: ReplyStyle,
): Promise<Response> {
  if (target.version !== VERSION) throw new StatusCodeError("111110");
  const operation = findOperation(request.method, target.path, strict);
  const handler = operation && HANDLERS[operation.id];
  if (operation === undefined || handler === undefined) return writeNotFound();
  const platform = current();
  const note: Note = (what) => onWarning(operation.id, what);
  const authorization = request.headers.get("Authorization") ?? undefined;
  noteLeniencies({ url, authorization, account: platform.state.account.sid }, target, operation, note, strict);
  const principal = verify(
    platform.state,
    {
      level: target.level,
      sid: target.sid,
      sig: queryMember(url.searchParams, "sig", strict),
      authorization,
    },
    platform.clock.now(),
    strict,
  );
  checkBalance(platform.state.account, operation.id);
  const limit = operation.upload ? UPLOAD_LIMIT : BODY_LIMIT;
  const bytes = operation.method === "post" ? await readBytes(request, limit) : NO_BYTES;
  const body = operation.upload ? { file: bytes } : readMessage(request, bytes, operation, strict, note);
  validate(operation.id, body, strict ? undefined : note);
  const query = readQuery(operation, url, body, strict, note);
  return writeSuccess(operation, handler(platform, body, principal, query), style);
}

function readMessage(
  request: Request,
  bytes: Uint8Array,
  operation: AnyOperation,
  strict: boolean,
  note: Note,
): RequestBody {
  if (operation.request === undefined) return {};
  const contentType = request.headers.get("Content-Type") ?? undefined;
  const text = decodeText(bytes, strict, note);
  return readRequestBody(operation, { text, contentType }, strict, note);
}

/** What of a request may deviate before its body is read. */
interface Seen {
  readonly url: URL;
  readonly authorization: string | undefined;
  /** Id of the main account. */
  readonly account: string;
}

function noteLeniencies(
  { url, authorization, account }: Seen,
  { path, level, sid }: Target,
  operation: AnyOperation,
  note: Note,
  strict: boolean,
): void {
  if (strict) return;
  if (path !== operation.path) note(`not its path; the path is ${operation.path}`);
  if (/\/{2,}|\/$/.test(url.pathname)) note(`doubled or trailing slash; the path is ${path}`);
  const sig = url.searchParams.get("sig");
  if (sig === null && queryMember(url.searchParams, "sig", strict)) note("sig is spelled in another case");
  if (sig !== null && sig !== sig.toUpperCase()) note("sig in lower case");
  if (authorization && decodeAuthorization(authorization, true) === undefined) {
    note("Authorization without padding or in the URL-safe alphabet");
  }
  if (level === "SubAccounts" && sid === account) note("main credentials on a SubAccounts path");
}
