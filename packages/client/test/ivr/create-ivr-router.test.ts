import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import { notifications } from "../../src/generated/notifications.js";
import {
  createIvrRouter,
  type IvrParameters,
  type IvrRouterOptions,
  type IvrRoutes,
  isCloopenConfigError,
  ivrResponse,
  type PlatformHandler,
  play,
  toNodeListener,
} from "../../src/ivr/index.js";
import { caught } from "../support/caught.js";
import { notificationExamples } from "../support/contract-webhooks.js";

const SECRET = "b1f5d2c8-4a77-4c3e";
const CALL = "callid=20140416142030000000000000000001";
const NOTHING = "<Response><CmdNone/></Response>";

const make = (routes: IvrRoutes, options: Partial<IvrRouterOptions> = {}): PlatformHandler =>
  createIvrRouter(routes, { secret: SECRET, ...options });

function send(router: PlatformHandler, target: string, init: RequestInit = {}): Promise<Response> {
  return router(new Request(`https://app.example.com/ivr/${SECRET}/${target}`, { method: "POST", ...init }));
}

/** The session of the reference. */
const session = make({
  ivrStartService: () =>
    ivrResponse()
      .get({
        action: "menu",
        timeout: "10",
        numdigits: "1",
        finishkey: "#",
        prompts: [play("menu.wav", { loop: "2" })],
      })
      .redirect("goodbye", { tag: "nokey" }),
  ivrDtmfReport: {
    menu: ({ digits }) =>
      digits === "1"
        ? ivrResponse()
            .enterCCS({
              queuetype: "1",
              timeout: "50",
              agenthangupurl: "survey",
              userhangupurl: "gone",
              ...play("wait.wav", { loop: "-1" }),
            })
            .redirect("goodbye", { tag: "busy" })
        : ivrResponse().hangup(),
  },
  ivrRedirect: { goodbye: () => ivrResponse().play("goodbye.wav").hangup() },
  ivrAgentHangup: { survey: () => {} },
  ivrUserHangup: { gone: async () => {} },
  ivrStopService: () => {},
});

describe("a session of the reference", () => {
  it.each([
    [
      `startservice?appid=c&${CALL}&from=13800138000&to=4000000000&direction=0`,
      '<Response><Get action="menu" timeout="10" finishkey="#" numdigits="1"><Play loop="2">menu.wav</Play></Get><Redirect tag="nokey">goodbye</Redirect></Response>',
    ],
    [
      `menu?appid=c&${CALL}&digits=1&result=0`,
      '<Response><EnterCCS queuetype="1" timeout="50" agenthangupurl="survey" userhangupurl="gone"><Play loop="-1">wait.wav</Play></EnterCCS><Redirect tag="busy">goodbye</Redirect></Response>',
    ],
    [`menu?appid=c&${CALL}&digits=9&result=0`, "<Response><Hangup/></Response>"],
    [`goodbye?appid=c&${CALL}&tag=busy`, "<Response><Play>goodbye.wav</Play><Hangup/></Response>"],
    [`survey?appid=c&${CALL}`, NOTHING],
    [`gone?appid=c&${CALL}`, NOTHING],
    [`stopservice?appid=c&${CALL}&starttime=20140416142030&callduration=60`, NOTHING],
  ])("%s", async (target, xml) => {
    const answer = await send(session, target);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/xml;charset=utf-8");
    expect(await answer.text()).toBe(xml);
  });

  it("works over a socket, too", async () => {
    const server = createServer(toNodeListener(session)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const answer = await fetch(`http://127.0.0.1:${port}/${SECRET}/goodbye?${CALL}`, { method: "POST" });
    expect(await answer.text()).toBe("<Response><Play>goodbye.wav</Play><Hangup/></Response>");
    server.closeAllConnections();
    server.close();
  });
});

describe("a handler", () => {
  it("receives its parameters, and the whole query", async () => {
    const menu = vi.fn();
    await send(make({ ivrDtmfReport: { menu } }), `menu?room=7&${CALL}&digits=12%23`);
    expect(menu).toHaveBeenCalledExactlyOnceWith(
      { callid: "20140416142030000000000000000001", digits: "12#" },
      { notification: expect.objectContaining({ id: "ivrDtmfReport", path: "menu" }), request: expect.any(Request) },
    );
    expect(menu.mock.calls[0]?.[1].notification.query.get("room")).toBe("7");
  });

  it("receives parameters of a form", async () => {
    const menu = vi.fn();
    await send(make({ ivrDtmfReport: { menu } }), "menu", { body: `${CALL}&digits=1` });
    expect(menu.mock.calls[0]?.[0]).toStrictEqual({ callid: "20140416142030000000000000000001", digits: "1" });
  });

  it("that throws leads to 500, and onError receives the error", async () => {
    const onError = vi.fn();
    const router = make({ ivrStopService: () => Promise.reject(new Error("no database")) }, { onError });
    expect((await send(router, `stopservice?${CALL}`)).status).toBe(500);
    expect(onError).toHaveBeenCalledExactlyOnceWith(new Error("no database"), expect.any(Request));
  });

  it.each<[string, IvrRoutes, string, string]>([
    [
      "gives XML as text",
      // @ts-expect-error: that is what JavaScript may give
      { ivrStartService: () => "<Response/>" },
      `startservice?${CALL}`,
      "must return what ivrResponse() makes",
    ],
    [
      "gives commands where nothing is due",
      // @ts-expect-error: commands are no answer to the end of a call
      { ivrStopService: () => ivrResponse().hangup() },
      `stopservice?${CALL}`,
      "ivrStopService does not accept Hangup; it takes CmdNone",
    ],
    [
      "gives an agent command to a call",
      // @ts-expect-error: agent commands answer agentstate only
      { ivrStartService: () => ivrResponse().agentReady("c", { agentid: "1" }) },
      `startservice?${CALL}`,
      "it takes commands for the call",
    ],
    [
      "gives commands to an agent",
      // @ts-expect-error: and commands for a call do not answer it
      { ivrAgentState: () => ivrResponse().hangup() },
      "agentstate?agentid=1",
      "it takes an agent command",
    ],
    [
      "gives an answer that was only begun",
      // @ts-expect-error: an answer has a main command
      { ivrStartService: () => ivrResponse() },
      `startservice?${CALL}`,
      "needs a main command",
    ],
  ])("that %s leads to 500", async (_, routes, target, message) => {
    const onError = vi.fn();
    expect((await send(make(routes, { onError }), target)).status).toBe(500);
    expect(String(onError.mock.calls[0]?.[0])).toContain(message);
  });

  it("may respond to agentstate with an agent command", async () => {
    const router = make({
      ivrAgentState: ({ agentid }) => ivrResponse().agentReady("c".repeat(32), { agentid, state: "true" }),
    });
    expect(await (await send(router, "agentstate?agentid=1001&agentstate=0")).text()).toBe(
      `<Response><Appid>${"c".repeat(32)}</Appid><AgentReady agentid="1001" state="true"/></Response>`,
    );
  });
});

describe("each notification reaches only its handler, and gets an allowed response", () => {
  const replies = {
    IvrCommands: [() => ivrResponse().play("a.wav").hangup(), "<Response><Play>a.wav</Play><Hangup/></Response>"],
    IvrAcknowledgement: [() => ivrResponse().cmdNone(), NOTHING],
    IvrAgentReply: [
      () => ivrResponse().agentReady("c", { agentid: "1" }),
      '<Response><Appid>c</Appid><AgentReady agentid="1"/></Response>',
    ],
  } as const;
  const values = (id: string): URLSearchParams => {
    const known = notificationExamples.find((example) => example.id === id)?.parameters ?? [];
    return new URLSearchParams(known.map(({ name, example }) => [name, example ?? `${name} 中&=`]));
  };

  it.each(
    notifications.flatMap((notification) => [
      ...(notification.path === undefined ? [] : [[notification.id, notification.path, notification] as const]),
      ...(notification.from === undefined ? [] : [[notification.id, "my/own", notification] as const]),
    ]),
  )("%s at %s", async (id, path, { replyKind, path: fixed }) => {
    const [replyWith, xml] = replies[replyKind];
    const handler = vi.fn(replyWith);
    const others = Object.fromEntries(
      notifications
        .filter((other) => other.id !== id && other.path !== undefined && other.path !== path)
        .map((other) => [other.id, () => expect.fail(`${other.id} was called`)]),
    );
    const router = make({ ...others, [id]: path === fixed ? handler : { [path]: handler } });
    const reply = await send(router, `${path}?${values(id)}`);
    expect(await reply.text()).toBe(xml);
    expect(handler).toHaveBeenCalledExactlyOnceWith(Object.fromEntries(values(id)), expect.anything());
  });
});

describe("rejects a response that names a path without a handler", () => {
  it.each<[string, IvrRoutes, string]>([
    [
      "Get.action",
      {
        ivrStartService: () => ivrResponse().get({ action: "menuu?room=7" }),
        ivrDtmfReport: { menu: () => {}, survey: () => {} },
      },
      'Get.action leads to "menuu", but no handler of ivrDtmfReport is there; there are menu, survey',
    ],
    ["the default of Get.action", { ivrStartService: () => ivrResponse().get() }, 'Get.action leads to "dtmfreport"'],
    [
      "Redirect.url",
      { ivrStartService: () => ivrResponse().play("a.wav").redirect("bye") },
      'Redirect.url leads to "bye"',
    ],
    [
      "a path of another notification",
      { ivrStartService: () => ivrResponse().record({ action: "menu" }), ivrDtmfReport: { menu: () => {} } },
      "no handler of ivrRecordResult is there",
    ],
    [
      "AgentReady.action",
      { ivrAgentState: () => ivrResponse().agentReady("c", { agentid: "1", action: "failed" }) },
      "no handler of ivrAgentReadyFailed is there",
    ],
  ])("%s", async (_, routes, message) => {
    const onError = vi.fn();
    expect(
      (
        await send(
          make(routes, { onError }),
          `${"ivrAgentState" in routes ? "agentstate" : "startservice"}?${CALL}&agentid=1`,
        )
      ).status,
    ).toBe(500);
    expect(isCloopenConfigError(onError.mock.calls[0]?.[0])).toBe(true);
    expect(String(onError.mock.calls[0]?.[0])).toContain(message);
  });

  it("but accepts an empty URL, and any path when the routes have unknown", async () => {
    const quiet = make({ ivrStartService: () => ivrResponse().enterCCS({ quiturl: "", queuetype: "1" }) });
    expect((await send(quiet, `startservice?${CALL}`)).status).toBe(200);
    const open = make({
      ivrStartService: () => ivrResponse().get({ action: "elsewhere" }),
      unknown: () => ivrResponse().hangup(),
    });
    expect((await send(open, `startservice?${CALL}`)).status).toBe(200);
    expect(await (await send(open, `elsewhere?${CALL}`)).text()).toBe("<Response><Hangup/></Response>");
  });
});

describe("a request", () => {
  it.each([
    ["to a path of nobody", "cdr?callid=1", {}, 200],
    ["to a fixed path that nobody listens to", "agentstate?agentid=1", {}, 200],
    ["for keys by GET", `menu?${CALL}`, { method: "GET" }, 200],
    ["for something else by GET", `goodbye?${CALL}`, { method: "GET" }, 405],
    ["to a path of nobody by GET", `cdr?${CALL}`, { method: "GET" }, 405],
    ["by HEAD", `menu?${CALL}`, { method: "HEAD" }, 405],
    ["by PUT", `menu?${CALL}`, { method: "PUT" }, 405],
    ["without its call", "menu?digits=1", {}, 400],
    ["with a body that is too large", `menu?${CALL}`, { body: "x".repeat(65_537) }, 413],
  ])("%s", async (_, target, init, status) => {
    const answer = await send(session, target, init);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("allow")).toBe(
      status !== 405 ? null : "method" in init && init.method === "GET" ? "POST" : "POST, GET",
    );
    if (target.startsWith("cdr") && status === 200) expect(await answer.text()).toBe(NOTHING);
  });

  it("is rejected without the secret, and from other sources", async () => {
    const request = new Request(`https://app.example.com/ivr/menu?${CALL}`, { method: "POST" });
    expect((await session(request)).status).toBe(404);
    const router = make({}, { allowedSources: ["192.0.2.1"] });
    const known = new Request(`https://app.example.com/${SECRET}/menu`, { method: "POST" });
    expect((await router(known, "198.51.100.1")).status).toBe(403);
    expect((await router(known, "192.0.2.1")).status).toBe(200);
  });

  it("is served below a base path with secret: false", async () => {
    const goodbye = vi.fn();
    const router = createIvrRouter({ ivrRedirect: { "a/goodbye": goodbye } }, { secret: false, basePath: "/my/ivr/" });
    const at = (path: string): Promise<Response> =>
      router(new Request(`https://app.example.com${path}?${CALL}`, { method: "POST" }));
    expect((await at("/my/ivr/a/goodbye")).status).toBe(200);
    expect(goodbye).toHaveBeenCalledOnce();
    expect((await at("/my/ivrx/a/goodbye")).status).toBe(404);
    expect((await at("/a/goodbye")).status).toBe(404);
  });
});

describe("rejects invalid routes at once", () => {
  const handler = (): void => {};
  it.each<[string, IvrRoutes, string]>([
    [
      "a notification that does not exist",
      // @ts-expect-error: there is no notification
      { ivrStart: handler },
      "ivrStart is not a notification; known are ivrStartService",
    ],
    // @ts-expect-error: it has no path of its own
    ["a handler without a path", { ivrRedirect: handler }, "ivrRedirect has no path of its own"],
    // @ts-expect-error: its path is fixed
    ["a path where it is fixed", { ivrStartService: { start: handler } }, "ivrStartService must be a handler"],
    // @ts-expect-error: that is what JavaScript may give
    ["no function", { ivrRedirect: { bye: "goodbye.wav" } }, "ivrRedirect.bye must be a handler"],
    ["a query in a path", { ivrRedirect: { "bye?a=1": handler } }, "write the path alone"],
    ["no path", { ivrRedirect: { "/": handler } }, "write the path alone"],
    [
      "one path for two",
      { ivrRedirect: { menu: handler }, ivrDtmfReport: { "/menu": handler } },
      "menu is a path of both ivrRedirect and ivrDtmfReport",
    ],
    [
      "a fixed path for another",
      { ivrStartService: handler, ivrRedirect: { startservice: handler } },
      "startservice is a path of both",
    ],
  ])("%s", async (_, routes, message) => {
    const error = await caught(() => make(routes));
    expect(isCloopenConfigError(error)).toBe(true);
    expect(String(error)).toContain(message);
  });

  it("a base path beside a secret", () => {
    expect(() => make({}, { basePath: "ivr" })).toThrow("basePath goes with secret: false");
  });
});

it("types each handler by its notification", () => {
  make({
    ivrStartService(call) {
      expectTypeOf(call).toEqualTypeOf<IvrParameters<"ivrStartService">>();
      return ivrResponse().hangup();
    },
    ivrDtmfReport: {
      menu(keys) {
        expectTypeOf(keys).toEqualTypeOf<IvrParameters<"ivrDtmfReport">>();
        // @ts-expect-error: of a redirect, not of keys
        keys.tag;
      },
    },
    confAlarm: {
      wakeup({ confid }) {
        expectTypeOf(confid).toEqualTypeOf<string | undefined>();
      },
    },
    confMedia: { media: async ({ recordurl }) => void recordurl },
    unknown: ({ path }) => (path === "cdr" ? undefined : ivrResponse().hangup()),
  });
});
