import { CloopenApiError } from "@cloopen-rest/client";
import { Hono } from "hono";
import { isMovable } from "../kernel/clock.js";
import { isoTime } from "../kernel/times.js";
import { VERSION } from "../kernel/version.js";
import { findPage } from "./page.js";
import type { AdminView } from "./view.js";

/** How the sandbox was started, as far as its pages have to know it. */
export interface AdminSettings {
  readonly strict: boolean;
  /** Nothing can be changed under `/_sandbox`. */
  readonly readOnly: boolean;
}

/** `GET info`: versions, ids and settings of this sandbox. */
export function infoRoutes(view: AdminView, settings: AdminSettings): Hono {
  const app = new Hono();
  app.get("/info", (context) => {
    const { account, applications } = view.state();
    const [appId = ""] = applications.keys();
    return context.json({
      version: VERSION,
      build: findPage().build,
      ...settings,
      movable: isMovable(view.clock),
      now: isoTime(view.clock.now()),
      url: `${new URL(context.req.url).origin}/2013-12-26`,
      accountSid: account.sid,
      appId,
      docs: publishedDocs(),
    });
  });
  return app;
}

/** Where the reference is published, which a release knows. */
function publishedDocs(): string | undefined {
  const { docs } = new CloopenApiError("000000", undefined);
  return URL.canParse(docs) ? new URL(".", docs).href : undefined;
}
