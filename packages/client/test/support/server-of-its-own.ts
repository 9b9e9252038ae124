import { onTestFinished } from "vitest";
import { startWireServer, type WireServer } from "./wire-server.js";

/**
 * A server for one test that counts connections: those that other tests left in the pool of `fetch`
 * would be taken first.
 */
export async function serverOfItsOwn(): Promise<WireServer> {
  const server = await startWireServer();
  onTestFinished(() => server.close());
  return server;
}
