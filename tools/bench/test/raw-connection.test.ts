import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterAll, expect, it } from "vitest";
import { RawConnection } from "../src/load/raw-connection.js";

const answers: ((socket: Socket) => void)[] = [];
const server = createServer((socket) => void socket.on("data", () => answers.shift()?.(socket)));
server.listen(0, "127.0.0.1");
await once(server, "listening");
const connection = await RawConnection.open((server.address() as AddressInfo).port);
const request = Buffer.from("POST / HTTP/1.1\r\n\r\n");
afterAll(() => {
  connection.close();
  server.close();
});

it("gives one body after the other, however they are cut", async () => {
  answers.push((socket) => void socket.write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n一"));
  answers.push((socket) => {
    const bytes = Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 5\r\nDate: now\r\n\r\ntwo x");
    socket.setNoDelay(true);
    for (const byte of bytes) socket.write(Buffer.from([byte]));
  });
  expect(await connection.exchange(request)).toBe("一");
  expect(await connection.exchange(request)).toBe("two x");
});

it("fails where an answer has no length, or the connection ends", async () => {
  answers.push((socket) => void socket.write("HTTP/1.1 200 OK\r\n\r\n"));
  await expect(connection.exchange(request)).rejects.toThrow("without Content-Length");
  answers.push((socket) => void socket.end());
  await expect(connection.exchange(request)).rejects.toThrow("closed the connection");
});
