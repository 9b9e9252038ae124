import { once } from "node:events";
import { createReadStream, openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MAX_UPLOAD_BYTES } from "../../src/generated/limits.js";
import { type UploadFile, uploadMediaFile } from "../../src/index.js";
import { collectGarbage } from "../support/collect-garbage.js";
import { makeClient } from "../support/make-client.js";

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cloopen-held-"));
  path = join(folder, "welcome.wav");
  await writeFile(path, new Uint8Array(MAX_UPLOAD_BYTES));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The least of some looks: what is free is given back in the background. */
async function leastLiveBytes(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 10; look += 1) {
    collectGarbage();
    await new Promise(setImmediate);
    least = Math.min(least, process.memoryUsage().arrayBuffers);
  }
  return least;
}

/**
 * Bytes that live when nearly all of an upload has been read by the platform, beyond those before
 * it.
 */
async function heldAtTheEnd(open: () => UploadFile | Promise<UploadFile>): Promise<number> {
  const before = await leastLiveBytes();
  let held: number | undefined;
  const server = createServer(async (request, response: ServerResponse) => {
    let received = 0;
    for await (const chunk of request) {
      received += chunk.length;
      if (held === undefined && received > MAX_UPLOAD_BYTES * 0.98) {
        held = (await leastLiveBytes()) - before;
      }
    }
    response.end('{"statusCode":"000000"}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const cloopen = makeClient({ baseUrl: `http://127.0.0.1:${port}/2013-12-26` });
  await uploadMediaFile(cloopen, { filename: "welcome.wav", file: await open() });
  server.closeAllConnections();
  server.close();
  if (held === undefined) throw new Error("the upload did not come to its end");
  return held;
}

it.each<[string, number, () => UploadFile | Promise<UploadFile>]>([
  ["a file on disk is not held", 0.5, () => openAsBlob(path)],
  ["a stream is held once", 1.5, () => createReadStream(path)],
])("%s: 20 MB take less than %s times that", async (_, most, open) => {
  const held = await heldAtTheEnd(open);
  expect(held / MAX_UPLOAD_BYTES).toBeLessThan(most);
});
