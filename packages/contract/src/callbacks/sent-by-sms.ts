import { sendTemplateSms } from "@cloopen-rest/client";
import type { CallbackScene, SentCallback } from "./sent-callback.js";

const FORMATS = ["json", "xml"] as const;

/** Callbacks about messages. */
export const SENT_BY_SMS: readonly SentCallback[] = FORMATS.flatMap((format): SentCallback[] => [
  { id: "smsStatusReport", format, provoke: (scene) => deliver(scene, format), says: { status: "0" } },
  { id: "smsMo", format, provoke: (scene) => write(scene, format), says: { content: "TD" } },
]);

async function deliver({ stage, cloopen, settings }: CallbackScene, smsCallbackFormat: "json" | "xml"): Promise<void> {
  settings({ smsCallbackFormat });
  const reqId = `report${stage.fresh()}`;
  await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["6532", "5"], reqId });
  await stage.wait(5_000);
}

async function write({ stage, sandbox, settings }: CallbackScene, smsCallbackFormat: "json" | "xml"): Promise<void> {
  settings({ smsCallbackFormat });
  sandbox.receiveSms("13800138000", "TD");
  await stage.wait(0);
}
