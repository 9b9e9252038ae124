import { Hono } from "hono";
import { answer, notThere } from "./answer.js";
import { describeCall, describeMessage, describeTemplate, describeTwoWayCall, describeVoiceCall } from "./describe.js";
import { type Page, pageOf, readPageQuery } from "./pages.js";
import type { AdminView, SandboxState } from "./view.js";

/** Shows one page of a list, from its query. */
type ShowPage = (state: SandboxState, query: Readonly<Record<string, string>>) => object;

/** A list: its name in the reply, what it holds, by which members it is filtered, and how a record is shown. */
function list<Item extends object>(
  name: string,
  recordsOf: (state: SandboxState) => Iterable<readonly [string, Item]>,
  filters: readonly string[],
  show: (item: Item) => object,
): ShowPage {
  return (state, query) => named(name, pageOf(recordsOf(state), readPageQuery(query, filters)), show);
}

function named<Item>(name: string, { items, ...cursors }: Page<Item>, show: (item: Item) => object): object {
  return { [name]: items.map(show), ...cursors };
}

const LISTS: Readonly<Record<string, ShowPage>> = {
  messages: list(
    "messages",
    ({ messages }) => messages,
    ["sid", "appId", "to", "templateId", "reqId"],
    describeMessage,
  ),
  calls: list("calls", ({ calls }) => calls, ["callSid", "appId", "number", "state"], describeCall),
  "voice-calls": list(
    "voiceCalls",
    ({ voiceCalls }) => voiceCalls,
    ["callSid", "appId", "to", "kind", "phase"],
    describeVoiceCall,
  ),
  "two-way-calls": list(
    "twoWayCalls",
    ({ twoWayCalls }) => twoWayCalls,
    ["callSid", "appId", "from", "to", "phase"],
    describeTwoWayCall,
  ),
  templates: list("templates", ({ templates }) => templates, ["id", "appId", "status"], describeTemplate),
};

/** `GET` of lists, in pages: `messages`, `calls`, `voice-calls`, `two-way-calls`, `templates`, `scripts`. */
export function listRoutesOf(view: AdminView): Hono {
  const app = new Hono();
  for (const [path, show] of Object.entries(LISTS)) {
    app.get(`/${path}`, (context) => answer(context, () => show(view.state(), context.req.query())));
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
