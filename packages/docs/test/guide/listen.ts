import { freePort } from "@cloopen-rest/test-kit";
import { vi } from "vitest";

interface Closable {
  close(): unknown;
}
interface Listening extends Closable {
  readonly listening: boolean;
  once(event: "listening", listener: () => void): unknown;
}

/** A sample that listens, as a module: `server` of Node, or `app` of a framework. */
export type ServerSample = { readonly server: Listening } | { readonly app: Closable };

/** Imports a sample, which then listens on a free port of loopback (`PORT`). */
export async function listen(
  load: () => Promise<ServerSample>,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const port = await freePort();
  vi.stubEnv("PORT", String(port));
  const sample = await load();
  if ("server" in sample && !sample.server.listening)
    await new Promise<void>((resolve) => sample.server.once("listening", resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => void (await ("server" in sample ? sample.server : sample.app).close()),
  };
}
