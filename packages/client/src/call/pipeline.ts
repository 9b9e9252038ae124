import type { CallOptions } from "../client/client-options.js";
import { checkFormat, type Settings } from "../client/settings.js";
import { CloopenConfigError } from "../errors/cloopen-config-error.js";
import { type Credentials, sign } from "../signing/sign.js";
import { formatTimestamp } from "../signing/timestamp.js";
import { type IncomingReply, send } from "../transport/send.js";
import { chooseFormats } from "../wire/choose-formats.js";
import { ACCEPT, CONTENT_TYPE } from "../wire/format.js";
import { encodeBody } from "./encode-body.js";
import { type Envelope, readEnvelope } from "./envelope.js";
import type { AnyOperation } from "./operation.js";

/** One call on its way: its URL is there, but for the signature. */
export interface CallInProgress {
  readonly operation: AnyOperation;
  readonly url: string;
  readonly body: unknown;
  /** A file to upload, in place of a body. */
  readonly file?: Blob | undefined;
  readonly options: CallOptions;
  readonly credentials: Credentials;
}

/** A successful call: what the envelope holds, and the answer it came in. */
export interface Outcome {
  readonly envelope: Envelope;
  readonly response: Response;
}

/** Takes one call from its values to its values: encode → sign → send → decode → envelope. */
export async function runPipeline(settings: Settings, call: CallInProgress): Promise<Outcome> {
  const { operation, options } = call;
  checkFormat(options.format);
  const formats = chooseFormats(options.format, settings.format, operation.preferred);
  const body = call.file ?? (await encodeBody(operation, call.body, formats.request));
  const { sig, authorization } = sign(call.credentials, formatTimestamp(settings.effects.now()));
  const reply = await sendNamed(settings, call, {
    url: `${call.url}${call.url.includes("?") ? "&" : "?"}sig=${sig}`,
    method: operation.method.toUpperCase(),
    headers: {
      Accept: ACCEPT[formats.reply],
      "Content-Type": call.file === undefined ? CONTENT_TYPE[formats.request] : "application/octet-stream",
      Authorization: authorization,
    },
    body,
  });
  return { envelope: await readEnvelope(operation, reply), response: reply.response };
}

async function sendNamed(
  { effects, timeoutMs }: Settings,
  { operation, options }: CallInProgress,
  request: Parameters<typeof send>[1],
): Promise<IncomingReply> {
  const patience = { timeoutMs: options.timeoutMs ?? timeoutMs, signal: options.signal, operation: operation.id };
  if (!(patience.timeoutMs > 0)) throw new CloopenConfigError("timeoutMs must be above 0", operation.id);
  return send(effects, request, patience);
}
