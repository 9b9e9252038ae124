import { Hono } from "hono";
import { isObject } from "../kernel/is-object.js";
import { AGENT_ACTIONS } from "./act-as-agent.js";
import type { Admin, TemplateSeed } from "./admin.js";
import { answer } from "./answer.js";
import { readJson } from "./requests.js";

const REVIEWS = { approve: "approveTemplate", reject: "rejectTemplate" } as const;

/**
 * What one does in the console: `POST templates {"content":…}`, `POST templates/{id}/approve` and `…/reject`, `PUT messages/{sid}/delivery {"deliverCode":…,"to":…}`,
 * `POST agents/{agentid} {"action":…,"appId":…}`.
 */
export function consoleRoutes(admin: Admin): Hono {
  const app = new Hono();
  app.post("/templates", async (context) => {
    const seed = await readJson(context);
    return answer(context, () => ({ id: admin.seedTemplate(readTemplate(seed)) }));
  });
  for (const [path, review] of Object.entries(REVIEWS)) {
    app.post(`/templates/:id/${path}`, (context) =>
      answer(context, () => {
        admin[review](context.req.param("id"));
        return {};
      }),
    );
  }
  app.put("/messages/:sid/delivery", async (context) => {
    const { deliverCode, to }: Readonly<Record<string, unknown>> = Object(await readJson(context));
    return answer(context, () => {
      if (to !== undefined && typeof to !== "string")
        throw new TypeError("to: expected one of the recipients, as a text");
      admin.setDeliverCode(context.req.param("sid"), typeof deliverCode === "string" ? deliverCode : "", to);
      return {};
    });
  });
  app.post("/agents/:agentid", async (context) => {
    const { action, appId }: Readonly<Record<string, unknown>> = Object(await readJson(context));
    return answer(context, () => {
      const known = AGENT_ACTIONS.find((one) => one === action);
      if (known === undefined) throw new TypeError(`action: expected one of ${AGENT_ACTIONS.join(", ")}`);
      if (appId !== undefined && typeof appId !== "string") throw new TypeError("appId: expected a text");
      admin.actAsAgent(context.req.param("agentid"), known, appId);
      return {};
    });
  });
  return app;
}

/** Members of a template, and the values of those that have a list of them. */
const TEMPLATE: Readonly<Record<keyof TemplateSeed, readonly string[] | undefined>> = {
  content: undefined,
  id: undefined,
  appId: undefined,
  title: undefined,
  signature: undefined,
  type: ["0", "1", "2"],
  status: ["0", "1", "2", "-1"],
};

function readTemplate(value: unknown): TemplateSeed {
  if (!isObject(value) || typeof value["content"] !== "string" || value["content"] === "") {
    throw new TypeError('expected a JSON object with a text "content", such as {"content":"您的验证码是{1}"}');
  }
  const { content, ...rest } = value;
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(rest)) {
    if (!Object.hasOwn(TEMPLATE, name)) {
      throw new TypeError(`${name}: not a member of a template; there are ${Object.keys(TEMPLATE).join(", ")}`);
    }
    const values = Object.entries(TEMPLATE).find(([member]) => member === name)?.[1];
    if (typeof text !== "string" || values?.includes(text) === false) {
      throw new TypeError(`${name}: expected ${values === undefined ? "a text" : `one of ${values.join(", ")}`}`);
    }
    texts[name] = text;
  }
  return { ...texts, content };
}
