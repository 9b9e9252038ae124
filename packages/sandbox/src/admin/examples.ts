import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { Hono } from "hono";
import { type CurlRequest, writeCurl } from "./curl.js";
import type { AdminView, SandboxState } from "./view.js";

/** A request that shows what a part of the console is for. */
interface Example extends CurlRequest {
  /** The same for a shell. */
  readonly curl: string;
}

/** What an example is made with. */
interface Surroundings {
  readonly origin: string;
  readonly now: number;
  readonly account: SandboxState["account"];
  readonly appId: string;
}

const PHONE = "13800138000";

/** `GET examples`: requests that fill an empty view, with this sandbox's ids; those to the platform are signed. */
export function exampleRoutes(view: AdminView): Hono {
  const app = new Hono();
  app.get("/examples", (context) => {
    const { account, applications } = view.state();
    const [appId = ""] = applications.keys();
    const { origin } = new URL(context.req.url);
    return context.json({ examples: createExamples({ origin, now: view.clock.now(), account, appId }) });
  });
  return app;
}

function createExamples(around: Surroundings): Readonly<Record<string, Example>> {
  const { appId } = around;
  const sms = { to: PHONE, appId, templateId: "1", datas: ["6532", "5"] };
  return {
    sms: platform(around, "SMS/TemplateSMS", sms),
    // A number in place of a text: taken, with a warning.
    deviating: platform(around, "SMS/TemplateSMS", { ...sms, templateId: 1 }),
    rejected: platform(around, "SMS/TemplateSMS", { ...sms, to: "19900112310" }),
    voiceCode: platform(around, "Calls/VoiceVerify", { appId, verifyCode: "6532", to: PHONE, playTimes: "2" }),
    conference: platform(around, "ivr/createconf", { Appid: appId, CreateConf: { maxmember: "8" } }),
    agent: platform(around, "ivr/agentonwork", {
      Appid: appId,
      AgentOnWork: { agentid: "1001", number: "13900139000", agenttype: "0" },
    }),
    reply: own(around, "POST", `/applications/${appId}/messages`, { from: PHONE, content: "TD" }),
    ivrCall: own(around, "POST", `/applications/${appId}/calls`, { from: PHONE }),
    smsUrl: own(around, "PUT", `/applications/${appId}`, { smsCallbackUrl: "http://127.0.0.1:3000/sms" }),
  };
}

/** A signed request of the main account. */
function platform(around: Surroundings, path: string, body: object): Example {
  const { origin, now, account } = around;
  const { sig, authorization } = sign({ sid: account.sid, token: account.token }, formatTimestamp(now));
  const url = `${origin}/2013-12-26/Accounts/${account.sid}/${path}?sig=${sig}`;
  return write("POST", url, { ...JSON_HEADERS, Authorization: authorization }, body);
}

/** A request to the sandbox's own pages. */
function own({ origin }: Surroundings, method: string, path: string, body: object): Example {
  return write(method, `${origin}/_sandbox${path}`, JSON_HEADERS, body);
}

const JSON_HEADERS = { "Content-Type": "application/json", Accept: "application/json" };

function write(method: string, url: string, headers: Readonly<Record<string, string>>, value: object): Example {
  const body = JSON.stringify(value);
  return { method, url, headers, body, curl: writeCurl({ method, url, headers, body }) };
}
