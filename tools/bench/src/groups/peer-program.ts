import { createRequire } from "node:module";
import { ACCOUNT_SID, APP_ID, AUTH_TOKEN, SMS } from "../account.js";
import { bareFetch, type Caller, ours, stripe } from "../callers.js";
import { compare } from "../compare.js";

// A process of its own for each client: `peer-program.js NAME ADDRESS FOLDER` makes calls with it, and with bare `fetch` in turn, to a server that answers every
// request with the same JSON, and says how the two compare. Each is configured for loopback in the way that it documents. For twilio that is only a property.
const [, , name = "", baseUrl = "", folder = ""] = process.argv;
const { origin } = new URL(baseUrl);

interface Twilio {
  readonly api: { baseUrl: string };
  readonly messages: { create(message: Readonly<Record<string, string>>): Promise<unknown> };
}

interface Yuntongxun {
  templateSMS(message: object, callback: (error: unknown) => void): void;
}

const CALLS: Readonly<Record<string, () => Caller>> = {
  ours: () => ours(baseUrl, "json"),
  twilio: () => {
    const make: (sid: string, token: string) => Twilio = load("twilio");
    const client = make(`AC${ACCOUNT_SID}`, AUTH_TOKEN);
    client.api.baseUrl = origin;
    return () => client.messages.create({ to: "+15005550006", from: "+15005550006", body: "6532" });
  },
  stripe: () => stripe(baseUrl, folder),
  yuntongxun: () => {
    const { init }: { init: (options: object) => Yuntongxun } = load("yuntongxun");
    const ids = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, appId: APP_ID };
    const client = init({ ...ids, baseUrl: origin, softVersion: "2013-12-26", log: () => {} });
    return () =>
      new Promise<void>((resolve, reject) => {
        client.templateSMS({ ...SMS }, (error) => (error ? reject(error) : resolve()));
      });
  },
};

function load<Module>(peer: string): Module {
  return createRequire(`${folder}/`)(peer);
}

const call = CALLS[name]?.();
if (call === undefined) throw new Error(`no client ${name}`);
const theirs = async (times: number): Promise<void> => {
  for (let at = 0; at < times; at++) await call();
};
const fetching = bareFetch(baseUrl);
const bare = async (times: number): Promise<void> => {
  for (let at = 0; at < times; at++) await fetching();
};
console.log(JSON.stringify(await compare(theirs, bare, { times: 40, rounds: 60, warmUps: 50 })));
process.exit(0);
