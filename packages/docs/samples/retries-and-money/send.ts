import { createClient, isCloopenError, sendTemplateSms } from "@cloopen-rest/client";
import { journal } from "./journal.js";

const cloopen = createClient({ retry: { smsByReqId: true }, deadlineMs: 20_000 });

/** `reqId`: letters and digits, 32 at most, never the same twice on one day. */
export async function send(to: string, datas: string[], reqId: string): Promise<void> {
  journal.set(reqId, "unknown"); // first: from here on the process may die
  try {
    await sendTemplateSms(cloopen, { to, templateId: "1", datas, reqId });
    // The report may have come before the response.
    if (journal.get(reqId) === "unknown") journal.set(reqId, "accepted");
  } catch (error) {
    if (!isCloopenError(error)) throw error;
    if (!error.mayHaveActed) journal.set(reqId, "not sent");
    console.error(error.message, error.attempts);
  }
}
