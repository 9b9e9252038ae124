import {
  type CloopenClient,
  isCloopenApiError,
  isCloopenError,
  sendTemplateSms,
} from "@cloopen-rest/client";

/** Sends once and says what became of it; `unknown` is settled by the status report. */
export async function notify(cloopen: CloopenClient, to: string, datas: string[]) {
  try {
    const { smsMessageSid } = await sendTemplateSms(cloopen, {
      to,
      templateId: "1",
      datas,
    });
    return { outcome: "accepted", id: smsMessageSid } as const;
  } catch (error) {
    if (!isCloopenError(error)) throw error;
    if (error.mayHaveActed) return { outcome: "unknown" } as const;
    const code = isCloopenApiError(error) ? error.statusCode : undefined;
    return { outcome: "not sent", code } as const;
  }
}
