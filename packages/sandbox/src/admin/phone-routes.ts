import { Hono } from "hono";
import { readScript } from "../telephony/caller-script.js";
import { isPhoneNumber, PHONE_NUMBER_RULE } from "../telephony/phone-number.js";
import type { Phones } from "../telephony/phones.js";
import { answer, notThere } from "./answer.js";
import { readJson } from "./requests.js";

/**
 * Telephones over HTTP: `PUT scripts/{number} [steps]`, `GET calls/{callid}/transcript`, `POST calls/{callid}/keys {"keys":"1#"}`, `POST calls/{callid}/hangup`,
 * `POST applications/{appId}/calls {"from":…,"to":…,"script":[…]}`.
 */
export function phoneRoutes(phones: Phones, applications: () => ReadonlyMap<string, unknown>): Hono {
  const app = new Hono();
  app.put("/scripts/:number", async (context) => {
    const script = await readJson(context);
    return answer(context, () => {
      phones.scriptParty(readNumber(context.req.param("number"), "number"), readScript(script));
      return {};
    });
  });
  app.post("/applications/:appId/calls", async (context) => {
    const appId = context.req.param("appId");
    const { from, to = SERVICE_NUMBER, script }: Readonly<Record<string, unknown>> = Object(await readJson(context));
    return answer(context, () => {
      if (!applications().has(appId)) throw notThere("application", applications().keys());
      const call = { from: readNumber(from, "from"), to: readNumber(to, "to") };
      return {
        callid: phones.receiveCall({ ...call, ...(script !== undefined && { script: readScript(script) }) }, appId),
      };
    });
  });
  app.get("/calls/:callid/transcript", (context) =>
    answer(context, () => phones.transcript(context.req.param("callid"))),
  );
  app.post("/calls/:callid/keys", async (context) => {
    const keys: unknown = Reflect.get(Object(await readJson(context)), "keys");
    return answer(context, () => {
      phones.pressKeys(context.req.param("callid"), String(keys));
      return {};
    });
  });
  app.post("/calls/:callid/speech", async (context) => {
    const { seconds }: Readonly<Record<string, unknown>> = Object(await readJson(context));
    return answer(context, () => {
      if (typeof seconds !== "number") throw new TypeError("seconds: expected a number");
      phones.speak(context.req.param("callid"), seconds);
      return {};
    });
  });
  for (const verb of ["answer", "reject"] as const) {
    app.post(`/phones/:number/${verb}`, (context) =>
      answer(context, () => {
        phones[verb](context.req.param("number"));
        return {};
      }),
    );
  }
  app.post("/calls/:callid/hangup", (context) =>
    answer(context, () => {
      phones.hangUp(context.req.param("callid"));
      return {};
    }),
  );
  return app;
}

/** The number that is called when none is given. */
const SERVICE_NUMBER = "4000000000";

function readNumber(value: unknown, name: string): string {
  if (isPhoneNumber(value)) return value;
  throw new TypeError(`${name}: expected ${PHONE_NUMBER_RULE}`);
}
