import type { Server } from "node:net";

/**
 * Has a server listen on a free port of loopback. The contract suite has one of its own: it depends on this package, whose tests therefore cannot depend on it.
 *
 * @returns the port
 */
export async function listenOnLoopback(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server listens on no port");
  return address.port;
}
