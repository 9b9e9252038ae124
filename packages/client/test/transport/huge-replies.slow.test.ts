import type { Socket } from "node:net";
import { constants, gzipSync } from "node:zlib";
import createFetchClient from "openapi-fetch";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { getAccountInfo, isCloopenDecodeError, type paths } from "../../src/index.js";
import { xml } from "../../src/xml.js";
import type { Answer } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { SID } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";
import { withinASecond } from "../support/within-a-second.js";

let written = 0;

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  written = 0;
});

const MIB = 1024 * 1024;
const SIZE = 50 * MIB;

/** Writes as fast as the other side reads, so that the bytes written are the bytes read. */
function pour(head: string, begin: string, filler: Buffer, frame: (bytes: Buffer) => Buffer): Answer {
  return (socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${head}\r\n\r\n`);
    socket.write(frame(Buffer.from(begin)));
    pump(socket, frame(filler), filler.length);
  };
}

function pump(socket: Socket, piece: Buffer, size: number): void {
  while (written < SIZE && !socket.destroyed) {
    written += size;
    if (!socket.write(piece)) return void socket.once("drain", () => pump(socket, piece, size));
  }
}

const BLOCK = Buffer.alloc(256 * 1024, "x");
const plain = (bytes: Buffer): Buffer => bytes;
const chunk = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);

/** 50 MB that travel as 50 KB. */
const bomb = gzipSync(Buffer.concat([Buffer.from('{"statusCode":"'), Buffer.alloc(SIZE, "0")]), {
  level: constants.Z_BEST_SPEED,
});
const gzipBomb: Answer = (socket) => {
  socket.write(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`,
  );
  socket.write(bomb);
};

describe.each<[string, Answer]>([
  ["that says so", pour(`Content-Length: ${SIZE}`, '{"statusCode":"', BLOCK, plain)],
  ["in chunks, that says nothing", pour("Transfer-Encoding: chunked", '{"statusCode":"', BLOCK, chunk)],
  ["until the connection closes", pour("Connection: close", '{"statusCode":"', BLOCK, plain)],
  ["of XML in chunks", pour("Transfer-Encoding: chunked", "<Response><statusCode>", BLOCK, chunk)],
  ["that travels as 50 KB of gzip", gzipBomb],
])("a response of 50 MB %s", (_, answer) => {
  it("is rejected within a second, after at most 16 MiB", async () => {
    server.answer(answer);
    const cloopen = makeClient(server, { retry: false });
    const error = await withinASecond(() => caught(() => getAccountInfo(cloopen)));
    expect(isCloopenDecodeError(error)).toBe(true);
    expect(String(error)).toContain("longer than 16777216 bytes");
    expect(written).toBeLessThan(SIZE / 2);
  });

  it("is rejected by xml(), too", async () => {
    server.answer(answer);
    const api = createFetchClient<paths>({ baseUrl: server.baseUrl });
    api.use(xml());
    const call = () => api.GET("/Accounts/{accountSid}/AccountInfo", { params: { path: { accountSid: SID } } });
    const error = await withinASecond(() => caught(call));
    expect(isCloopenDecodeError(error)).toBe(true);
    expect(written).toBeLessThan(SIZE / 2);
  });
});
