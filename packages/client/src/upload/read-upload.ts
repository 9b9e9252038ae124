import { withoutReason } from "../errors/cloopen-abort-error.js";
import { CloopenEncodeError } from "../errors/cloopen-encode-error.js";
import { MAX_UPLOAD_BYTES } from "../generated/limits.js";
import { untilAborted } from "../transport/until-aborted.js";
import { isBlob, isStream, isUploadFile, type UploadFile } from "./upload-file.js";

const BLOCK = 256 * 1024;

/**
 * Converts an upload to a `Blob`, which has a known length, as the platform requires. It can be
 * read in chunks, and again for a retry. A stream would be sent without `Content-Length`, and
 * `fetch` copies byte arrays.
 *
 * @throws {CloopenEncodeError} for another type, more than {@link MAX_UPLOAD_BYTES}, or a stream of
 *   other values than bytes
 * @throws {CloopenAbortError} when the signal is aborted
 * @throws the error of the stream
 */
export async function readUpload(file: unknown, operation: string, signal: AbortSignal | undefined): Promise<Blob> {
  if (!isUploadFile(file)) throw noFile(file, operation);
  const size = file instanceof Uint8Array ? file.byteLength : isBlob(file) ? file.size : 0;
  if (size > MAX_UPLOAD_BYTES) throw tooLarge(operation);
  if (file instanceof Blob) return file;
  // Every runtime accepts byte arrays; newer types also require to know the kind of their buffer.
  if (file instanceof Uint8Array) return new Blob([file as BlobPart]);
  try {
    return await collect(chunksOf(file), operation, signal);
  } catch (thrown) {
    throw withoutReason(thrown, signal, operation);
  }
}

/**
 * Collects chunks into small blobs and joins them. Joining blobs copies nothing, so the upload is
 * held in memory once.
 */
async function collect(
  chunks: AsyncIterable<unknown>,
  operation: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<Blob> {
  const parts: Blob[] = [];
  const block = new Uint8Array(BLOCK);
  let used = 0;
  for await (const chunk of untilAborted(chunks, signal)) {
    if (!(chunk instanceof Uint8Array)) throw noBytes(chunk, operation);
    if (parts.length * BLOCK + used + chunk.byteLength > MAX_UPLOAD_BYTES) throw tooLarge(operation);
    for (let at = 0; at < chunk.byteLength; ) {
      const piece = chunk.subarray(at, at + BLOCK - used);
      block.set(piece, used);
      used += piece.byteLength;
      at += piece.byteLength;
      if (used === BLOCK) {
        parts.push(new Blob([block]));
        used = 0;
      }
    }
  }
  signal.throwIfAborted();
  return new Blob([...parts, block.subarray(0, used)]);
}

/**
 * Iterates a file by its reader. Not every runtime can iterate a stream, and a reader can be
 * cancelled during a read.
 */
function chunksOf(file: Exclude<UploadFile, Uint8Array>): AsyncIterable<unknown> {
  const source = isBlob(file) ? file.stream() : file;
  if (!isStream(source)) return source;
  const reader = source.getReader();
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const { done, value } = await reader.read();
        return done ? { done, value: undefined } : { done, value };
      },
      return: async () => {
        await reader.cancel();
        return { done: true, value: undefined };
      },
    }),
  };
}

function noFile(file: unknown, operation: string): CloopenEncodeError {
  const hint = typeof file === "string" ? "; for a path, give await openAsBlob(path) from node:fs" : "";
  return new CloopenEncodeError(`file must be a Uint8Array, a Blob or a stream of bytes${hint}`, "file", operation);
}

function tooLarge(operation: string): CloopenEncodeError {
  return new CloopenEncodeError(`file is larger than ${MAX_UPLOAD_BYTES} bytes (20 MB)`, "file", operation);
}

function noBytes(chunk: unknown, operation: string): CloopenEncodeError {
  const hint = typeof chunk === "string" ? "; open the stream without an encoding" : "";
  return new CloopenEncodeError(`file must yield Uint8Array, got ${typeof chunk}${hint}`, "file", operation);
}
