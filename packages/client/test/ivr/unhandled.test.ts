import { afterEach, describe, expect, it, vi } from "vitest";
import {
  createIvrRouter,
  type IvrRouterOptions,
  type IvrRoutes,
  ivrResponse,
  parseIvrNotification,
} from "../../src/ivr/index.js";

const CALL = "callid=20140416142030000000000000000001&from=13800138000";
const NOTHING = "<Response><CmdNone/></Response>";
const routes: IvrRoutes = { ivrStartService: () => ivrResponse().hangup() };

afterEach(() => vi.restoreAllMocks());

function send(path: string, given: IvrRoutes, options: IvrRouterOptions): Promise<Response> {
  return createIvrRouter(given, options)(new Request(`https://app.example.com${path}?${CALL}`, { method: "POST" }));
}

describe("a notification without a route", () => {
  it("gets CmdNone and a warning without number, secret or path by default", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const response = await send("/ivr/s3cret-of-a-proxy/startservice", routes, { secret: false });
    expect(await response.text()).toBe(NOTHING);
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      'cloopen-rest: no route takes the IVR notification "startservice"; the response was CmdNone; is basePath missing?',
    );
  });

  it("goes to onUnhandled only", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const onUnhandled = vi.fn();
    await send("/cdr", routes, { secret: false, onUnhandled });
    expect(onUnhandled).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id: "unknown", path: "cdr", raw: { query: CALL, form: "" } }),
      expect.any(Request),
    );
    expect(warn).not.toHaveBeenCalled();
  });

  it("gets a response although onUnhandled throws, and onError receives the error", async () => {
    const onError = vi.fn();
    const onUnhandled = (): never => {
      throw new Error("no logger");
    };
    expect(await (await send("/cdr", routes, { secret: false, onUnhandled, onError })).text()).toBe(NOTHING);
    expect(onError).toHaveBeenCalledOnce();
  });

  it("goes to unknown when the routes have it", async () => {
    const onUnhandled = vi.fn();
    await send("/cdr", { ...routes, unknown: () => {} }, { secret: false, onUnhandled });
    expect(onUnhandled).not.toHaveBeenCalled();
  });
});

describe("a handler of a notification that is only acknowledged", () => {
  it.each([
    ["the length that push returns", () => [1].push(2)],
    ["a logger", () => console],
    ["null", () => null],
    ["a promise of a number", async () => 7],
  ])("may return %s, which is ignored", async (_, ivrStopService) => {
    const onError = vi.fn();
    // @ts-expect-error: that is what JavaScript may give
    const response = await send("/stopservice", { ivrStopService }, { secret: false, onError });
    expect(await response.text()).toBe(NOTHING);
    expect(onError).not.toHaveBeenCalled();
  });

  it("may not return a number where commands are expected", async () => {
    const onError = vi.fn();
    // @ts-expect-error: that is what JavaScript may give
    const response = await send("/startservice", { ivrStartService: () => 1 }, { secret: false, onError });
    expect(response.status).toBe(500);
    expect(onError).toHaveBeenCalledOnce();
  });
});

it("keeps unknown parameters in unknownFields, and the raw query", () => {
  expect(parseIvrNotification("startservice?callid=1&later=%20a&room=7", { body: "later=2" })).toMatchObject({
    parameters: { callid: "1" },
    unknownFields: { later: " a", room: "7" },
    raw: { query: "callid=1&later=%20a&room=7", form: "later=2" },
  });
});
