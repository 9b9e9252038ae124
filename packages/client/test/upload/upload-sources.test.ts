import { createReadStream, openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import { MAX_UPLOAD_BYTES } from "../../src/generated/limits.js";
import { isCloopenEncodeError, isCloopenHttpError, type UploadFile, uploadMediaFile } from "../../src/index.js";
import { http } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

/** More than a block, and no multiple of one. */
const BYTES = Uint8Array.from({ length: 300_001 }, (_, at) => at % 251);
let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-upload-"));
  path = join(folder, "welcome.wav");
  await writeFile(path, BYTES);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const upload = (file: UploadFile, options = {}) =>
  uploadMediaFile(makeClient(server), { filename: "welcome.wav", file }, options);

function* slices(size: number): Generator<Uint8Array> {
  for (let at = 0; at < BYTES.length; at += size) yield BYTES.subarray(at, at + size);
}

/** One buffer for every chunk, as readers of files do. */
async function* reused(): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(1000);
  for (const slice of slices(buffer.length)) {
    buffer.set(slice);
    yield buffer.subarray(0, slice.length);
  }
}

/** A likeness of a Blob from another package: `fetch` would send its name. */
const likeness = { size: BYTES.length, type: "", stream: () => new Blob([BYTES]).stream() } as unknown as Blob;

describe("an upload accepts", () => {
  it.each<[string, () => UploadFile | Promise<UploadFile>]>([
    ["bytes", () => BYTES],
    ["a Blob", () => new Blob([BYTES], { type: "audio/wav" })],
    ["a File", () => new File([BYTES], "other.wav")],
    ["a file on disk as a Blob", () => openAsBlob(path)],
    ["a likeness of a Blob", () => likeness],
    ["a stream of the Web", () => new Blob([BYTES]).stream()],
    ["a stream of Node", () => createReadStream(path)],
    ["a stream of Node that became one of the Web", () => Readable.toWeb(createReadStream(path)) as ReadableStream],
    ["a generator of small chunks, all in one buffer", () => reused()],
    ["chunks larger than a block", () => Readable.from(slices(290_000))],
  ])("%s: sends one body with Content-Length and Content-Type", async (_, file) => {
    await upload(await file());
    const { headers, body, query } = server.theRequest();
    expect(Buffer.compare(body, BYTES)).toBe(0);
    expect(headers.get("content-length")).toBe(String(BYTES.length));
    expect(headers.has("transfer-encoding")).toBe(false);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(query.get("filename")).toBe("welcome.wav");
  });

  it("an empty stream", async () => {
    await upload(Readable.from([]));
    expect(server.theRequest().headers.get("content-length")).toBe("0");
  });

  it("the values of its type", () => {
    expectTypeOf<Buffer>().toExtend<UploadFile>();
    expectTypeOf<File>().toExtend<UploadFile>();
    expectTypeOf<Readable>().toExtend<UploadFile>();
    expectTypeOf<string>().not.toExtend<UploadFile>();
    expectTypeOf<ArrayBuffer>().not.toExtend<UploadFile>();
  });
});

describe("rejects an upload of more than 20 MB, and sends nothing", () => {
  const refusal = { path: "file", operation: "uploadMediaFile", message: expect.stringContaining("20 MB") };

  it.each<[string, () => UploadFile]>([
    ["bytes", () => new Uint8Array(MAX_UPLOAD_BYTES + 1)],
    ["a Blob", () => new Blob([new Uint8Array(MAX_UPLOAD_BYTES), "x"])],
    ["a likeness of a Blob", () => ({ ...likeness, size: MAX_UPLOAD_BYTES + 1 })],
  ])("%s", async (_, file) => {
    const error = await caught(() => upload(file()));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject(refusal);
    expect(server.connections).toBe(0);
  });

  it("an endless stream, which is read no further, and closed", async () => {
    let read = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (const chunk = new Uint8Array(2 ** 20); ; read += chunk.length) yield chunk;
      } finally {
        closed = true;
      }
    }
    const error = await caught(() => upload(endless()));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject(refusal);
    expect(server.connections).toBe(0);
    expect(read).toBeLessThanOrEqual(MAX_UPLOAD_BYTES + 2 ** 20);
    expect(closed).toBe(true);
  });
});

it("does not follow a redirect of an upload", async () => {
  server.answer(http({ status: 307, headers: { Location: `${server.baseUrl}/elsewhere` } }));
  const error = await caught(() => upload(BYTES));
  expect(isCloopenHttpError(error)).toBe(true);
  expect(error).toMatchObject({
    status: 307,
    message: expect.stringContaining("HTTP 307 with nothing; redirects are not followed"),
  });
  expect(server.requests).toHaveLength(1);
});

describe("rejects the upload when the stream fails, and sends nothing:", () => {
  it("it yields strings", async () => {
    const error = await caught(() => upload(createReadStream(path, "latin1")));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject({ message: expect.stringContaining("without an encoding") });
    expect(server.connections).toBe(0);
  });

  it("it breaks", async () => {
    expect(await caught(() => upload(createReadStream(join(folder, "none.wav"))))).toMatchObject({ code: "ENOENT" });
    expect(server.connections).toBe(0);
  });

  it("it is locked by another reader", async () => {
    const stream = new Blob([BYTES]).stream();
    stream.getReader();
    expect(await caught(() => upload(stream))).toBeInstanceOf(TypeError);
    expect(server.connections).toBe(0);
  });

  it("it yields nothing until it is aborted", async () => {
    const abort = new AbortController();
    let reason: unknown;
    const stream = new ReadableStream<Uint8Array>({
      cancel: (cause) => {
        reason = cause ?? "cancelled";
      },
    });
    const call = upload(stream, { signal: abort.signal });
    abort.abort("enough");
    expect(await caught(() => call)).toMatchObject({
      kind: "abort",
      cause: "enough",
      attempts: 0,
      mayHaveActed: false,
    });
    expect(reason).toBe("cancelled");
    expect(server.connections).toBe(0);
  });
});
