/**
 * A file to upload, at most 20 MB: bytes, a `Blob` or `File`, or a stream of bytes, also one of
 * Node. In Node, `await openAsBlob(path)` of `node:fs` reads from disk while it is sent.
 *
 * @example
 * ```ts
 * import { openAsBlob } from "node:fs";
 * import { uploadMediaFile } from "@cloopen-rest/client";
 *
 * const file = await openAsBlob("welcome.wav");
 * const { downloadUrl } = await uploadMediaFile(cloopen, { filename: "welcome.wav", file });
 * ```
 */
export type UploadFile = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** Narrows to {@link UploadFile}. */
export function isUploadFile(value: unknown): value is UploadFile {
  if (typeof value !== "object" || value === null) return false;
  return value instanceof Uint8Array || isBlob(value) || isStream(value) || Symbol.asyncIterator in value;
}

/** Whether it has the shape of a `Blob`, of any realm. */
export function isBlob(value: object): value is Blob {
  return "size" in value && typeof value.size === "number" && "stream" in value && typeof value.stream === "function";
}

/** Whether it is a web stream. */
export function isStream(value: object): value is ReadableStream<Uint8Array> {
  return "getReader" in value && typeof value.getReader === "function";
}
