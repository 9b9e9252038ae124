import {
  agentOffWork,
  agentOnWork,
  agentReady,
  type CloopenClient,
  createQueue,
  isCloopenApiError,
} from "@cloopen-rest/client";

/** Once, when you set the application up. */
export const openHotline = (cloopen: CloopenClient) =>
  createQueue(cloopen, { queuetype: "1", typedes: "售后", worktime: "09:00-18:00" });

/** When an agent signs in, also a second time; `number` is the phone that rings. */
export async function beginShift(
  cloopen: CloopenClient,
  agentid: string,
  number: string,
): Promise<void> {
  await unless("108026", agentOnWork(cloopen, { agentid, number, agenttype: "1" }));
  await unless("104024", agentReady(cloopen, { agentid, state: "true" }));
}

/** When an agent signs out, also a second time. */
export const endShift = (cloopen: CloopenClient, agentid: string) =>
  unless("108027", agentOffWork(cloopen, { agentid }));

/** Takes the code for "it is so already" as success. */
async function unless(code: string, call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!isCloopenApiError(error) || error.statusCode !== code) throw error;
  }
}
