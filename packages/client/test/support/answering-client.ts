import { type CloopenClient, createClient, fetchTransport } from "../../src/index.js";
import { APP_ID, NOW, SID, TOKEN } from "./synthetic-account.js";

/** The JSON body of a request. */
export type SentBody = Readonly<Record<string, unknown>>;

/**
 * A client without a network: a function of the request body returns the response as JSON. Its
 * error is the failure of the connection.
 */
export function answeringClient(answer: (body: SentBody, at: number) => unknown): {
  readonly cloopen: CloopenClient;
  readonly sent: readonly SentBody[];
} {
  const sent: SentBody[] = [];
  const cloopen = createClient({
    accountSid: SID,
    authToken: TOKEN,
    appId: APP_ID,
    baseUrl: "http://127.0.0.1:1/2013-12-26",
    effects: { now: () => NOW },
    transport: fetchTransport({
      fetch: async (_, { body }) => {
        const value: SentBody = JSON.parse(String(body));
        sent.push(value);
        const reply = await answer(value, sent.length - 1);
        return reply instanceof Response ? reply : new Response(JSON.stringify(reply));
      },
    }),
  });
  return { cloopen, sent };
}
