import { once } from "node:events";
import { connect, createServer } from "node:net";
import { expect, it } from "vitest";
import { freePort, listenOnLoopback } from "../src/loopback.js";

it("listens on 127.0.0.1 alone, on the port it returns", async () => {
  const server = createServer();
  const port = await listenOnLoopback(server);
  expect(server.address()).toEqual({ address: "127.0.0.1", family: "IPv4", port });
  server.close();
});

it("rejects a server that listens already", async () => {
  const server = createServer();
  await listenOnLoopback(server);
  await expect(listenOnLoopback(server)).rejects.toThrow("Listen method has been called");
  server.close();
});

it("finds a port that refuses connections", async () => {
  const socket = connect(await freePort(), "127.0.0.1");
  await expect(once(socket, "connect")).rejects.toThrow("ECONNREFUSED");
});
