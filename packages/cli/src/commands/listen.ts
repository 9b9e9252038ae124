import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isIP } from "node:net";
import type { Context, Given } from "../context.js";
import { EXIT } from "../exit-codes.js";
import { checkLocal, forward } from "../listen/forward.js";
import { type RawReply, type RawRequest, type Received, readReceived, readRequest } from "../listen/received.js";
import { openStore, type RequestStore } from "../listen/store.js";
import { CliError } from "../output/cli-error.js";
import { untilAborted } from "../terminal.js";

/** What a running listener needs. */
interface Listener {
  readonly context: Context;
  readonly store: RequestStore | undefined;
  readonly forwardTo: URL | undefined;
  readonly allowCalls: boolean;
  number: number;
}

/** Receives webhooks and IVR notifications until Ctrl-C. */
export async function run(context: Context, given: Given): Promise<void> {
  const { terminal, output, t } = context;
  const forwardText = given.option("forward");
  const forwardTo = forwardText === undefined ? undefined : checkLocal("--forward", forwardText, t);
  const path = given.option("store");
  const store = path === undefined ? undefined : await openStore(path, t);
  const listener: Listener = {
    context,
    store,
    forwardTo,
    allowCalls: !given.flag("reject-calls"),
    number: store?.next ?? 1,
  };
  const server = createServer((request, response) => {
    serve(listener, request, response).catch(() => response.destroy());
  });
  try {
    const url = await listen(context, server, given);
    await output.result({ event: "listening", url }, () =>
      t(`listening on ${url}; Ctrl-C ends it`, `正在监听 ${url}；按 Ctrl-C 结束`),
    );
    await untilAborted(terminal.signal);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await store?.close();
  }
}

async function listen({ t }: Context, server: Server, given: Given): Promise<string> {
  const port = Number(given.option("port") ?? "0");
  const host = given.option("host") ?? "127.0.0.1";
  if (!(Number.isInteger(port) && port >= 0 && port < 65_536))
    throw new CliError(
      EXIT.usage,
      t("--port must be a whole number from 0 to 65535", "--port 必须是 0 到 65535 的整数"),
    );
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const fix = error.code === "EADDRINUSE" ? t("--port 0 takes a free one", "--port 0 使用空闲端口") : undefined;
      reject(
        new CliError(
          EXIT.usage,
          t(`${host}:${port} cannot be used (${error.code})`, `无法使用 ${host}:${port}（${error.code}）`),
          fix,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${bound}`;
}

async function serve(listener: Listener, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const raw = await readRequest(request);
  if (raw === undefined) return send(response, { status: 413, contentType: "text/plain", body: "" });
  // A browser, or a health check.
  const isLook = raw.method !== "POST" && !raw.target.includes("?");
  if (isLook) return send(response, { status: 200, contentType: "text/plain", body: "cloopen listen\n" });
  return send(response, await receive(listener, raw));
}

async function receive(listener: Listener, raw: RawRequest): Promise<RawReply> {
  const { context, store, forwardTo, allowCalls } = listener;
  const { terminal, t } = context;
  const id = listener.number++;
  const at = new Date(terminal.now()).toISOString();
  const received = await readReceived(raw, { allowCalls });
  try {
    await store?.add({ ...raw, id, at, name: received.name });
  } catch (error) {
    // What is not kept is not acknowledged, so that it is not lost without a trace.
    const reason = error instanceof Error ? error.message : String(error);
    await context.output.note(
      t(`#${id} was not stored (${reason}); the reply is 500`, `#${id} 未能保存（${reason}），以 500 应答`),
    );
    await show(listener, { id, at, received, reply: { ...received.reply, status: 500 } });
    return { status: 500, contentType: "text/plain", body: "" };
  }
  const forwarded = forwardTo && (await forward(raw, forwardTo, terminal.signal));
  const failed = forwarded !== undefined && "error" in forwarded ? forwarded.error : undefined;
  const reply =
    forwarded === undefined
      ? received.reply
      : "error" in forwarded
        ? { status: 502, contentType: "text/plain", body: "" }
        : forwarded;
  await show(listener, { id, at, received, reply, ...(failed !== undefined && { failed }) });
  return reply;
}

/** What is printed of one request. */
interface Shown {
  readonly id: number;
  readonly at: string;
  readonly received: Received;
  readonly reply: RawReply;
  /** Why the address to forward to gave no answer. */
  readonly failed?: string;
}

async function show({ context, forwardTo }: Listener, { id, at, received, reply, failed }: Shown): Promise<void> {
  const { output, t } = context;
  const { reply: expected, ...read } = received;
  const record = {
    event: "received",
    id,
    at,
    ...read,
    reply,
    ...(forwardTo && { forwardedTo: forwardTo.href, failed }),
  };
  await output.result(record, () => {
    const { name, format, fields, unknownFields = {}, missing = [], deviations = [], reason } = received;
    const time = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 19);
    const values = Object.entries(fields).map(
      ([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
    );
    const tone = reply.status < 300 ? "good" : "bad";
    const sub = [
      ...(reason === undefined ? [] : [t(`cannot be read: ${reason}`, `无法解析：${reason}`)]),
      ...(missing.length === 0 ? [] : [t(`missing: ${missing.join(", ")}`, `缺少：${missing.join("、")}`)]),
      ...(Object.keys(unknownFields).length === 0
        ? []
        : [t(`not in the contract: ${JSON.stringify(unknownFields)}`, `契约之外：${JSON.stringify(unknownFields)}`)]),
      ...deviations.map(({ kind, path }) => t(`deviates: ${kind} at ${path}`, `偏差：${path} ${kind}`)),
      ...(failed === undefined
        ? []
        : [t(`${forwardTo?.href} did not reply: ${failed}`, `${forwardTo?.href} 没有应答：${failed}`)]),
    ];
    return [
      `${output.paint("dim", time)} #${id} ${output.paint("bold", name)}${format === undefined ? "" : ` (${format})`} ${values.join(" ")} ${output.paint(tone, `→ ${reply.status}`)}`,
      ...sub.map((line) => output.paint("warn", `    ${line}`)),
    ];
  });
}

function send(response: ServerResponse, { status, contentType, body }: RawReply): void {
  response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body) }).end(body);
}
