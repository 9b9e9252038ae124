import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { FaultList } from "../faults/fault-list.js";
import type { Clock } from "../kernel/clock.js";
import type { Warnings } from "../kernel/warnings.js";
import type { Application, State } from "../services/platform.js";
import type { Phones } from "../telephony/phones.js";
import type { WebhookDispatcher } from "../webhooks/dispatcher.js";
import { describeState } from "./describe.js";
import { clockRoutes, faultRoutes } from "./fault-and-clock-routes.js";
import { phoneRoutes } from "./phone-routes.js";
import { readJson } from "./requests.js";
import { accountRoutes, applySettings } from "./settings.js";

/** What the console shows and sets. */
export interface AdminContext {
  readonly state: () => State;
  readonly webhooks: () => WebhookDispatcher;
  readonly warnings: Warnings;
  readonly faults: FaultList;
  readonly clock: Clock;
  readonly phones: Phones;
  readonly reset: () => void;
  /** A phone writes to an application. */
  readonly receiveSms: (appId: string, from: string, content: string) => void;
}

/** Far more than any setting or script needs. */
const BODY_LIMIT = 1024 * 1024;

/** Where the sandbox's own pages live; the platform has nothing there. */
export const ADMIN_PATH = "/_sandbox";

/** Whether a request is for one of the sandbox's own pages. */
export function isForAdmin({ url }: Request): boolean {
  // Nearly all requests are not: they are spared the parsing.
  if (!url.includes("_sandbox")) return false;
  const { pathname } = new URL(url);
  return pathname === ADMIN_PATH || pathname.startsWith(`${ADMIN_PATH}/`);
}

/**
 * The sandbox's stand-in for the vendor's management console, as JSON: state, callbacks sent, warnings, faults, the clock, settings of an application, a message from a phone, reset.
 */
export function createAdminApp(console: AdminContext): Hono {
  const app = new Hono({ strict: false }).basePath(ADMIN_PATH);
  app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: (context) => context.json({ error: "longer than 1 MiB" }, 413) }));
  app.get("/", (context) => context.json(listRoutes(app)));
  app.get("/state", (context) => context.json(describeState(console.state())));
  app.get("/callbacks", async (context) => {
    await console.webhooks().settled();
    return context.json({ attempts: console.webhooks().attempts });
  });
  app.get("/warnings", (context) => context.json({ warnings: console.warnings.list }));
  app.route("/clock", clockRoutes(console.clock, console.webhooks));
  app.route("/faults", faultRoutes(console.faults));
  app.route("/", accountRoutes(console.state));
  app.route(
    "/",
    phoneRoutes(console.phones, (appId) => console.state().applications.has(appId)),
  );
  app.post("/reset", (context) => {
    console.reset();
    return context.json({});
  });
  app.put("/applications/:appId", async (context) => {
    const application = console.state().applications.get(context.req.param("appId"));
    if (application === undefined) return context.json({ error: "no such application" }, 404);
    const settings = await readJson(context);
    const problem = applySettings(settings, (name, value) => settingChange(application, name, value));
    return problem === undefined ? context.json({}) : context.json({ error: problem }, 400);
  });
  app.post("/applications/:appId/messages", async (context) => {
    const appId = context.req.param("appId");
    if (!console.state().applications.has(appId)) return context.json({ error: "no such application" }, 404);
    const message = await readJson(context);
    const from: unknown = Reflect.get(Object(message), "from");
    const content: unknown = Reflect.get(Object(message), "content");
    if (typeof from !== "string" || typeof content !== "string") {
      return context.json({ error: "a JSON object with the texts from and content is expected" }, 400);
    }
    console.receiveSms(appId, from, content);
    return context.json({});
  });
  app.all("*", (context) =>
    context.json({ error: `the sandbox has no such page; GET ${ADMIN_PATH} lists what there is` }, 404),
  );
  return app;
}

function settingChange(application: Application, name: string, value: unknown): (() => void) | undefined {
  if (name === "live" && typeof value === "boolean") {
    return () => {
      application.live = value;
    };
  }
  if (name === "smsCallbackEnabled" && typeof value === "boolean") {
    return () => {
      application.smsCallbackEnabled = value;
    };
  }
  if (name === "smsCallbackFormat" && (value === "json" || value === "xml")) {
    return () => {
      application.smsCallbackFormat = value;
    };
  }
  if (
    (name === "smsCallbackUrl" || name === "ivrUrl" || name === "callAuthUrl") &&
    (value === null || (typeof value === "string" && /^https?:/.test(value) && URL.canParse(value)))
  ) {
    return () => {
      application[name] = value ?? undefined;
    };
  }
  if (name === "testNumbers" && Array.isArray(value) && value.every((item) => typeof item === "string")) {
    return () => {
      application.testNumbers.clear();
      for (const number of value) application.testNumbers.add(number);
    };
  }
  return undefined;
}

/** What there is under `/_sandbox`: pages to look at, and the other requests that are answered. */
export interface RouteList {
  /** Paths of GET, without those of one call. */
  readonly pages: readonly string[];
  /** Method and path, with the members of the path in braces. */
  readonly requests: readonly string[];
}

/** Lists the routes of an application by what is registered there, so that none is forgotten. */
export function listRoutes({ routes }: Hono): RouteList {
  const all = routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => ({ method, path: readable(path) }));
  const [index, ...rest] = all;
  const isPage = ({ method, path }: { method: string; path: string }): boolean =>
    method === "GET" && !path.includes("{");
  return {
    pages: rest.filter((route) => isPage(route) && route.path !== index?.path).map(({ path }) => path),
    requests: rest.filter((route) => !isPage(route)).map(({ method, path }) => `${method} ${path}`),
  };
}

function readable(path: string): string {
  return path.replace(/:(\w+)(?:\{[^}]*\})?/g, "{$1}").replace(/(?<=.)\/$/, "");
}
