import { Agent, request } from "node:http";
import { createRequire } from "node:module";
import { createClient, type Format, sendTemplateSms } from "@cloopen-rest/client";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN, SMS } from "./account.js";
import { smsRequest } from "./sms-request.js";

/** Makes one call to a server on loopback. */
export type Caller = () => Promise<unknown>;

/** A call through our client. */
export function ours(baseUrl: string, format: Format): Caller {
  const cloopen = createClient({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID, baseUrl, format });
  return () => sendTemplateSms(cloopen, SMS);
}

/** `fetch` of bytes that were signed once, and `JSON.parse`. */
export function bareFetch(baseUrl: string): Caller {
  const { url, init } = smsRequest(baseUrl);
  return async () => JSON.parse(await (await fetch(url, init)).text());
}

/** The same over `node:http`, with an agent that keeps connections. */
export function bareNodeHttp(baseUrl: string): Caller {
  const { url, init } = smsRequest(baseUrl);
  const { hostname, port, pathname, search } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  const { method, body } = init;
  const headers = { ...init.headers, "Content-Length": Buffer.byteLength(body) };
  const options = { method, headers, agent, hostname, port, path: pathname + search };
  return () =>
    new Promise((resolve, reject) => {
      const outgoing = request(options, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => resolve(JSON.parse(text)));
        response.on("error", reject);
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
}

interface Stripe {
  readonly customers: { create(customer: Readonly<Record<string, string>>): Promise<unknown> };
}

/**
 * A call of `stripe`, configured for loopback in the way that it documents.
 *
 * @param folder where the package is looked for
 */
export function stripe(baseUrl: string, folder: string): Caller {
  const { hostname: host, port } = new URL(baseUrl);
  const Client: new (key: string, options: object) => Stripe = createRequire(`${folder}/`)("stripe");
  const client = new Client("sk_test_made_up", {
    host,
    port,
    protocol: "http",
    telemetry: false,
    maxNetworkRetries: 0,
  });
  return () => client.customers.create({ description: "6532" });
}
