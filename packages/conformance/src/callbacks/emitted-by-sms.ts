import { sendTemplateSms } from "@cloopen-rest/client";
import type { EmittedCallback, TriggerContext } from "./emitted-callback.js";

const FORMATS = ["json", "xml"] as const;

/** Callbacks about messages. */
export const EMITTED_BY_SMS: readonly EmittedCallback[] = FORMATS.flatMap((format): EmittedCallback[] => [
  { id: "smsStatusReport", format, trigger: (context) => deliver(context, format), expected: { status: "0" } },
  { id: "smsMo", format, trigger: (context) => write(context, format), expected: { content: "TD" } },
]);

async function deliver(
  { fixtures, cloopen, settings }: TriggerContext,
  smsCallbackFormat: "json" | "xml",
): Promise<void> {
  settings({ smsCallbackFormat });
  const reqId = `report${fixtures.fresh()}`;
  await sendTemplateSms(cloopen, { to: "13800138000", templateId: "1", datas: ["6532", "5"], reqId });
  await fixtures.wait(5_000);
}

async function write(
  { fixtures, sandbox, settings }: TriggerContext,
  smsCallbackFormat: "json" | "xml",
): Promise<void> {
  settings({ smsCallbackFormat });
  sandbox.receiveSms("13800138000", "TD");
  await fixtures.wait(0);
}
