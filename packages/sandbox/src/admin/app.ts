import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { readPackaged } from "../kernel/packaged.js";
import { VERSION } from "../kernel/version.js";
import type { Admin } from "./admin.js";
import { notThere } from "./answer.js";
import { callbackRoutes } from "./callback-routes.js";
import { catalogueRoutes } from "./catalogue-routes.js";
import { consoleRoutes } from "./console-routes.js";
import { describeState } from "./describe.js";
import { exampleRoutes } from "./examples.js";
import { clockRoutes, faultRoutes } from "./fault-and-clock-routes.js";
import { type AdminSettings, infoRoutes } from "./info.js";
import { listRoutesOf } from "./list-routes.js";
import { CLOCK_ID } from "./lists/set-up-lists.js";
import { eventRoutes } from "./live/event-routes.js";
import { operationRoutes } from "./operation-routes.js";
import { PAGE_FILES, pageRoutes, showPage, wantsPage } from "./page.js";
import { phoneRoutes } from "./phone-routes.js";
import { requestRoutes } from "./request-routes.js";
import { readJson } from "./requests.js";
import { settingRoutes } from "./settings.js";
import type { AdminView } from "./view.js";

/** Far more than any setting or script needs. */
const BODY_LIMIT = 1024 * 1024;

/** Where the sandbox's own pages live; the platform has nothing there. */
const ADMIN_PATH = "/_sandbox";

/** The sandbox's own pages. */
export interface AdminApp {
  /** Path of the first page. */
  readonly path: string;
  /** Whether a request is for one of them. */
  handles(request: Request): boolean;
  fetch(request: Request): Response | Promise<Response>;
}

/**
 * The sandbox's stand-in for the vendor's management console, as a page for browsers and as JSON: state, callbacks sent, warnings, faults, the clock, settings of an
 * application, a message from a phone, reset.
 */
export function createAdminApp(admin: Admin, view: AdminView, settings: AdminSettings): AdminApp {
  const app = new Hono({ strict: false }).basePath(ADMIN_PATH);
  if (settings.readOnly) app.use(rejectChanges);
  app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: (context) => context.json({ error: "longer than 1 MiB" }, 413) }));
  app.get("/", (context) => showFront(context, app));
  app.route("/", pageRoutes());
  app.route("/", infoRoutes(view, settings));
  app.route("/", exampleRoutes(view));
  app.route("/", catalogueRoutes());
  app.route("/", operationRoutes(admin));
  app.route("/", requestRoutes(view));
  app.get("/state", (context) => context.json(describeState(view.state())));
  app.get("/openapi.yaml", (context) =>
    context.body(readPackaged("../../openapi.yaml"), { headers: { "Content-Type": "application/yaml;charset=utf-8" } }),
  );
  app.route("/", eventRoutes(view, VERSION));
  app.route("/", listRoutesOf(view));
  app.route("/callbacks", callbackRoutes(admin));
  app.route("/", consoleRoutes(admin));
  app.route(
    "/clock",
    clockRoutes(view.clock, view.settled, () => view.changes.touch("clock", CLOCK_ID)),
  );
  app.route("/faults", faultRoutes(view.faults));
  app.route("/", settingRoutes(admin, view));
  app.route(
    "/",
    phoneRoutes(view.phones, () => view.state().applications),
  );
  app.post("/reset", (context) => {
    view.reset();
    return context.json({});
  });
  app.post("/applications/:appId/messages", async (context) => {
    const appId = context.req.param("appId");
    const { applications } = view.state();
    if (!applications.has(appId))
      return context.json({ error: notThere("application", applications.keys()).message }, 404);
    const message = await readJson(context);
    const from: unknown = Reflect.get(Object(message), "from");
    const content: unknown = Reflect.get(Object(message), "content");
    if (typeof from !== "string" || typeof content !== "string") {
      return context.json({ error: "a JSON object with the texts from and content is expected" }, 400);
    }
    view.receiveSms(appId, from, content);
    return context.json({});
  });
  app.all("*", (context) =>
    context.json({ error: `the sandbox has no such page; GET ${ADMIN_PATH} lists what there is` }, 404),
  );
  return { path: ADMIN_PATH, handles: isForAdmin, fetch: (request) => app.fetch(request) };
}

/** Browsers get the console, programs the list of what there is. */
function showFront(context: Context, app: Hono): Response {
  if (wantsPage(context.req.header("Accept"))) return showPage();
  context.header("Vary", "Accept");
  return context.json(listRoutes(app));
}

/** Lets nothing but reading through. */
const rejectChanges: MiddlewareHandler = async (context, next) => {
  if (context.req.method === "GET" || context.req.method === "HEAD") return next();
  return context.json({ error: "read-only: the sandbox was started with --console-read-only" }, 403);
};

function isForAdmin({ url }: Request): boolean {
  // Nearly all requests are not: they are spared the parsing.
  if (!url.includes("_sandbox")) return false;
  const { pathname } = new URL(url);
  return pathname === ADMIN_PATH || pathname.startsWith(`${ADMIN_PATH}/`);
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
    .filter(({ method, path }) => method !== "ALL" && path !== ADMIN_PATH + PAGE_FILES)
    .map(({ method, path }) => ({ method, path: readable(path) }));
  const [index, ...rest] = all;
  const isPage = ({ method, path }: { method: string; path: string }): boolean =>
    method === "GET" && !path.includes("{") && path !== `${ADMIN_PATH}/events`;
  return {
    pages: rest.filter((route) => isPage(route) && route.path !== index?.path).map(({ path }) => path),
    requests: rest.filter((route) => !isPage(route)).map(({ method, path }) => `${method} ${path}`),
  };
}

function readable(path: string): string {
  return path.replace(/:(\w+)(?:\{[^}]*\})?/g, "{$1}").replace(/(?<=.)\/$/, "");
}
