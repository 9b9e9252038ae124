import { type Context, Hono } from "hono";
import { answer, notThere } from "./answer.js";
import { LISTS } from "./lists/lists.js";
import type { RecordList } from "./lists/record-list.js";
import { waitForPage } from "./lists/wait-for-page.js";
import { readPageQuery } from "./pages.js";
import { readDuration } from "./requests.js";
import type { AdminView } from "./view.js";

/** `GET` of lists, in pages, each with a page of its own for one record; `scripts` as an object. */
export function listRoutesOf(view: AdminView): Hono {
  const app = new Hono();
  for (const list of LISTS) {
    app.get(`/${list.path}`, (context) => answer(context, () => showPage(context, view, list)));
    app.get(`/${list.path}/:${list.idName}`, (context) =>
      answer(context, () => {
        const id = context.req.param(list.idName) ?? "";
        const record = list.show(view, id);
        if (record === undefined) throw notThere(list.kind, list.ids(view));
        return record;
      }),
    );
  }
  app.get("/scripts", (context) => context.json({ scripts: Object.fromEntries(view.state().scripts) }));
  app.get("/scripts/:number", (context) =>
    answer(context, () => {
      const { scripts } = view.state();
      const script = scripts.get(context.req.param("number"));
      if (script === undefined) throw notThere("script", scripts.keys());
      return { script };
    }),
  );
  return app;
}

async function showPage(context: Context, view: AdminView, list: RecordList): Promise<object> {
  const { wait, ...query } = context.req.query();
  const asked = readPageQuery(query, list.filters);
  const { entries, ...cursors } = await waitForPage(view, list, asked, readWait(wait), context.req.raw.signal);
  return { [list.name]: entries.map(([, record]) => record), ...cursors };
}

/** Gateways and clients give up after a minute. */
const LONGEST_WAIT_MS = 60_000;

/** @throws {TypeError} for anything but a span of time of a minute at most */
function readWait(wait: string | undefined): number {
  if (wait === undefined || wait === "0") return 0;
  const milliseconds = readDuration(wait);
  if (milliseconds === undefined || milliseconds > LONGEST_WAIT_MS) {
    throw new TypeError('wait: expected a text such as "500ms" or "10s", one minute at most');
  }
  return milliseconds;
}
