import type { Settings } from "../settings.js";
import { openSandbox } from "./open-sandbox.js";
import { openServer, type Time } from "./open-server.js";
import type { Target } from "./target.js";

/**
 * The server of the settings: a sandbox of the suite's own, or one that was given, with the credentials of `CLOOPEN_*`.
 *
 * @param time of a server that was given, where it is not everybody's
 */
export function openTarget(settings: Settings, time?: Time): Promise<Target> {
  const { transport, baseUrl, maySend } = settings;
  if (baseUrl !== undefined) return openServer(baseUrl, maySend, time);
  if (transport === "server") throw new Error("a server needs a base URL");
  return openSandbox(transport);
}
