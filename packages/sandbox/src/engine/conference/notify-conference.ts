import type { Scene } from "./scene.js";

/**
 * Tells the application something of a conference (spec/reference/ivr-protocol.md#conference-notifications): `confid` first.
 *
 * An event goes to the address that its command names, else to that of CreateConf for such events: our choice.
 *
 * @param kind webhook of the contract
 * @param relative URL below the application's IVR notification URL; without either, nothing is sent
 */
export function notifyConference(
  { engine, application: { ivrUrl }, conference: { confid } }: Scene,
  kind: string,
  relative: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
): void {
  if (!relative || ivrUrl === undefined) return;
  engine.outbox.sendNotification(kind, ivrUrl, relative, { confid, ...parameters });
}
