import { describe, expect, it, vi } from "vitest";
import { createWebhookGuard } from "../../src/inbound/create-webhook-guard.js";
import { RejectedRequest, type WebhookGuardOptions } from "../../src/inbound/guard-options.js";
import { isCloopenConfigError } from "../../src/index.js";
import { caught } from "../support/caught.js";
import { withinASecond } from "../support/within-a-second.js";

const SECRET = "b1f5d2c8-4a77-4c3e";
const HOME = `http://app.example.com/hooks/${SECRET}/sms`;

function receive(
  options: Partial<WebhookGuardOptions> = {},
  { url = HOME, from, ...init }: RequestInit & { url?: string; from?: string } = {},
): Promise<Response> {
  const receiver = createWebhookGuard({ secret: SECRET, ...options }, ["POST"], async ({ segments, body }) =>
    Response.json({ segments, body: (await body()).text }),
  );
  return receiver(new Request(url, { method: "POST", ...init }), from);
}

describe("the secret", () => {
  it.each([
    [`/${SECRET}`, []],
    [`/${SECRET}/CallAuth`, ["CallAuth"]],
    [`/a/b/${SECRET}/c/d?e=f`, ["c", "d"]],
    [`//${SECRET}//menu/`, ["menu"]],
  ])("accepts %s, and leaves the segments after it", async (path, segments) => {
    const response = await receive({}, { url: `http://app.example.com${path}` });
    expect(await response.json()).toStrictEqual({ segments, body: "" });
  });

  it.each([
    "/",
    "/hooks",
    `/${SECRET.slice(0, -1)}`,
    `/${SECRET}x`,
    `/${SECRET.toUpperCase()}`,
    `/${SECRET}${SECRET}`,
    `/x${SECRET}`,
    `/${SECRET.replace("b", "%62")}`,
    `/?secret=${SECRET}`,
    `/#${SECRET}`,
    `/${encodeURIComponent(`${SECRET}/`)}`,
  ])("rejects %s with an empty 404", async (path) => {
    const onRejected = vi.fn();
    const response = await receive({ onRejected }, { url: `http://app.example.com${path}` });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("");
    expect(onRejected).toHaveBeenCalledExactlyOnceWith(
      { status: 404, reason: "the path does not hold the secret" },
      expect.any(Request),
    );
  });

  it("is checked first, so that others learn nothing", async () => {
    const url = "http://app.example.com/hooks";
    const options = { allowedSources: ["192.0.2.1"], maxBodyBytes: 1 };
    expect((await receive(options, { url, method: "GET" })).status).toBe(404);
    expect((await receive(options, { url, from: "198.51.100.1" })).status).toBe(404);
    expect((await receive(options, { url, from: "192.0.2.1", body: "too long" })).status).toBe(404);
  });

  it.each([undefined, "", "short", "fifteen-letters", "sixteen letters!", "sixteen/letters/", true, 1, null])(
    "cannot be %j",
    async (secret) => {
      // @ts-expect-error: that is what JavaScript may give
      const error = await caught(() => createWebhookGuard({ secret }, ["POST"], async () => new Response()));
      expect(isCloopenConfigError(error)).toBe(true);
      expect(String(error)).toContain("secret must be at least 16");
      if (secret) expect(String(error)).not.toContain(`${secret} `);
    },
  );

  it("may be false when a proxy protects the URL", async () => {
    expect(await (await receive({ secret: false })).json()).toStrictEqual({
      segments: ["hooks", SECRET, "sms"],
      body: "",
    });
  });
});

describe("allowedSources", () => {
  const allowedSources = ["192.0.2.0/24", "2001:db8::/32"];

  it.each(["192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1"])("accepts %s", async (from) => {
    expect((await receive({ allowedSources }, { from })).status).toBe(200);
  });

  it.each(["192.0.3.7", "2001:db9::1", "", "unknown"])("rejects %j with 403", async (from) => {
    const onRejected = vi.fn();
    expect((await receive({ allowedSources, onRejected }, { from })).status).toBe(403);
    expect(onRejected).toHaveBeenCalledWith(
      { status: 403, reason: `${from} is not among allowedSources` },
      expect.any(Request),
    );
  });

  it("ignores X-Forwarded-For by default", async () => {
    const headers = { "x-forwarded-for": "192.0.2.7" };
    expect((await receive({ allowedSources }, { headers, from: "198.51.100.1" })).status).toBe(403);
  });

  it.each([
    [1, "192.0.2.7", 200],
    [1, "203.0.113.9, 192.0.2.7", 200],
    [1, "192.0.2.7, 203.0.113.9", 403],
    [2, "192.0.2.7, 10.0.0.2", 200],
    [2, "192.0.2.7", 500],
    [1, "", 500],
    [0, "192.0.2.7", 403],
  ])("trusts trustedProxies entries: %i in %j", async (trustedProxies, forwarded, status) => {
    const headers = { "x-forwarded-for": forwarded };
    const onError = vi.fn();
    expect((await receive({ allowedSources, trustedProxies, onError }, { headers, from: "10.0.0.1" })).status).toBe(
      status,
    );
  });

  it("uses the remoteAddress function", async () => {
    const options = { allowedSources, remoteAddress: (request: Request) => request.headers.get("x-real") ?? undefined };
    expect((await receive(options, { headers: { "x-real": "192.0.2.7" }, from: "198.51.100.1" })).status).toBe(200);
    expect((await receive(options, { headers: { "x-real": "198.51.100.1" }, from: "192.0.2.7" })).status).toBe(403);
  });

  it("rejects all when the address is unknown, with advice", async () => {
    const onError = vi.fn();
    expect((await receive({ allowedSources, onError })).status).toBe(500);
    expect(String(onError.mock.calls[0]?.[0])).toContain("use toNodeListener, pass it as the second argument");
  });

  it("rejects all when it is empty", async () => {
    expect((await receive({ allowedSources: [] }, { from: "192.0.2.1" })).status).toBe(403);
  });
});

describe("methods", () => {
  it.each(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])("rejects %s with 405", async (method) => {
    const response = await receive({}, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });
});

describe("the body", () => {
  const body = "云".repeat(20); // 60 bytes

  it("is decoded as UTF-8 up to the limit", async () => {
    expect(await (await receive({ maxBodyBytes: 60 }, { body })).json()).toMatchObject({ body });
  });

  it("may be 65,536 bytes", async () => {
    expect((await receive({}, { body: "x".repeat(65_536) })).status).toBe(200);
    expect((await receive({}, { body: "x".repeat(65_537) })).status).toBe(413);
  });

  it("is rejected by its Content-Length before it is read", async () => {
    const read = vi.fn();
    const stream = new ReadableStream({ pull: read }, { highWaterMark: 0 });
    const response = await receive({ maxBodyBytes: 59 }, streamed(stream, { "content-length": "60" }));
    expect(response.status).toBe(413);
    expect(read).not.toHaveBeenCalled();
  });

  it("is read no further than the limit", async () => {
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1000;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const response = await withinASecond(() => receive({ maxBodyBytes: 10_000 }, streamed(stream)));
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(14_000);
  });

  it("is rejected above the limit although its Content-Length is smaller", async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(100));
        controller.close();
      },
    });
    const response = await receive({ maxBodyBytes: 50 }, streamed(stream, { "content-length": "1" }));
    expect(response.status).toBe(413);
  });

  it("is decoded correctly when a character is split", async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of new TextEncoder().encode("云")) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await (await receive({}, streamed(stream))).json()).toMatchObject({ body: "云" });
  });

  it("is rejected with 400 when it breaks off", async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    expect((await receive({}, streamed(stream))).status).toBe(400);
  });

  function streamed(stream: ReadableStream, headers: Record<string, string> = {}): RequestInit {
    // `duplex` is asked for with a stream, and unknown to the DOM's types.
    const init = { body: stream, headers, duplex: "half" };
    return init;
  }
});

describe("an error of the application", () => {
  const failing = (options: Partial<WebhookGuardOptions>, error: unknown): Promise<Response> =>
    createWebhookGuard({ secret: false, ...options }, ["POST"], () => Promise.reject(error))(
      new Request(HOME, { method: "POST" }),
    );

  it("responds with an empty 500 and calls onError", async () => {
    const onError = vi.fn();
    const error = new Error("no database");
    const response = await failing({ onError }, error);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe("");
    expect(onError).toHaveBeenCalledExactlyOnceWith(error, expect.any(Request));
  });

  it("is written to the console without onError, without the URL", async () => {
    const spy = vi.spyOn(console, "error").mockImplementation(() => {});
    const error = new Error("no database");
    await failing({}, error);
    expect(spy).toHaveBeenCalledExactlyOnceWith(error);
    spy.mockRestore();
  });

  it("gets a response even when onError or onRejected throws", async () => {
    const fail = (): never => {
      throw new Error("no logger");
    };
    expect((await failing({ onError: fail }, new Error("no database"))).status).toBe(500);
    expect((await failing({ onRejected: fail }, new RejectedRequest(400, "unreadable"))).status).toBe(400);
  });
});

describe("rejects invalid options at once", () => {
  it.each([
    [{ allowedSources: ["192.0.2.0/33"] }, 'allowedSources[0] is "192.0.2.0/33"'],
    [{ allowedSources: ["::1", "app.example.com"] }, 'allowedSources[1] is "app.example.com"'],
    [{ trustedProxies: -1 }, "trustedProxies must be"],
    [{ trustedProxies: 1.5 }, "trustedProxies must be"],
    [{ maxBodyBytes: 0 }, "maxBodyBytes must be"],
    [
      { allowedSource: ["192.0.2.1"] },
      "allowedSource is not one of the options of a webhook guard; known are secret, basePath, allowedSources",
    ],
    [{ maxBodyBytes: Number.NaN }, "maxBodyBytes must be"],
  ])("%j", async (options, message) => {
    const error = await caught(() =>
      createWebhookGuard({ secret: SECRET, ...options }, [], async () => new Response()),
    );
    expect(isCloopenConfigError(error)).toBe(true);
    expect(String(error)).toContain(message);
  });
});
