import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Listening } from "../../src/server/listen.js";
import { bytesOf, type Plan, planFor, toRequest } from "../support/plan.js";
import { openRaw, type RawConnection } from "../support/raw-connection.js";
import { createTestSandbox } from "../support/test-sandbox.js";

const { sandbox } = createTestSandbox();
let listening: Listening;
const open: RawConnection[] = [];

const port = (): number => Number(new URL(listening.url).port);
async function raw(): Promise<RawConnection> {
  const connection = await openRaw(port());
  open.push(connection);
  return connection;
}

beforeAll(async () => {
  listening = await sandbox.listen();
});
afterAll(() => listening.close());
/** Whatever happened on a socket, the sandbox still answers others. */
afterEach(async () => {
  for (const connection of open.splice(0)) connection.reset();
  const response = await fetch(toRequest({ ...planFor("getAccountInfo"), origin: new URL(listening.url).origin }));
  expect(await response.text()).toContain('"statusCode":"000000"');
});

/** A request whose body is said to be longer than it is. */
const announcing = (plan: Plan, length: number): string =>
  bytesOf(plan).replace(/Content-Length: \d+/, `Content-Length: ${length}`);

describe("bodies beyond their limit are rejected before they are read", () => {
  const upload: Plan = {
    ...planFor("sendTemplateSms"),
    rest: "/Calls/MediaFileUpload",
    query: (sign, at) => `?sig=${sign(at)}&appid=${"c".repeat(32)}&filename=a.wav`,
    contentType: "application/octet-stream",
    body: "RIFF",
  };

  test.each([
    ["a message of 2 GiB", planFor("sendTemplateSms"), 2 ** 31, "160031"],
    ["a message of 2 GiB, signed wrongly", { ...planFor("sendTemplateSms"), token: "wrong" }, 2 ** 31, "111109"],
    ["an upload of 20 MiB and a byte", upload, 20 * 2 ** 20 + 1, "160031"],
    ["more than a number can say", planFor("sendTemplateSms"), Number.MAX_SAFE_INTEGER, "160031"],
  ])("%s", async (_, plan, length, code) => {
    const sender = await raw();
    sender.write(announcing(plan, length));
    expect(await sender.answers(1)).toContain(`"statusCode":"${code}"`);
  });

  test("in chunks, read no further than the limit", async () => {
    const sender = await raw();
    const plan = planFor("sendTemplateSms");
    sender.write(
      bytesOf(plan)
        .replace(/Content-Length: \d+/, "Transfer-Encoding: chunked")
        .replace(/\{.*/, ""),
    );
    // Half a chunk of 2 MiB: the rest never comes.
    sender.write(`200000\r\n${"x".repeat(2 ** 20 + 1)}`);
    expect(await sender.answers(1)).toContain('"statusCode":"160031"');
  });
});

describe("where one request ends and the next begins", () => {
  const chunked = (text: string, header = "Transfer-Encoding: chunked"): string =>
    bytesOf(planFor("sendTemplateSms")).replace(/Content-Length: \d+\r\n\r\n.*/, `${header}\r\n\r\n${text}`);
  const whole = planFor("sendTemplateSms").body ?? "";
  const inOne = `${whole.length.toString(16)}\r\n${whole}\r\n0\r\n\r\n`;

  test.each([
    ["one chunk", inOne],
    [
      "many chunks",
      [...whole]
        .map((character) => `1\r\n${character}\r\n`)
        .join("")
        .concat("0\r\n\r\n"),
    ],
    ["an extension and a trailer", inOne.replace("\r\n", ";a=b\r\n").replace("0\r\n\r\n", "0\r\nX: y\r\n\r\n")],
  ])("a body in chunks: %s; then the next request", async (_, text) => {
    const sender = await raw();
    sender.write(chunked(text) + bytesOf(planFor("getAccountInfo")));
    const answers = await sender.answers(2);
    expect(answers).toMatch(/"templateSMS".*HTTP\/1\.1 200 .*"Account"/s);
  });

  test.each([
    ["both lengths", chunked(inOne, `Content-Length: ${whole.length}\r\nTransfer-Encoding: chunked`)],
    ["both lengths, the other way round", chunked(inOne, `Transfer-Encoding: chunked\r\nContent-Length: 5`)],
    ["another encoding", chunked(inOne, "Transfer-Encoding: gzip")],
    ["chunked, then another encoding", chunked(inOne, "Transfer-Encoding: chunked, gzip")],
    ["an encoding beside it", chunked(inOne, "Transfer-Encoding: xchunked")],
    ["blanks before the colon", chunked(inOne, "Transfer-Encoding : chunked")],
    ["a folded header", chunked(inOne, "Transfer-Encoding:\r\n chunked")],
    ["a size that is none", chunked("xyz\r\nhello\r\n0\r\n\r\n")],
    ["a size below nothing", chunked("-5\r\nhello\r\n0\r\n\r\n")],
    ["a size beyond 64 bits", chunked(`${"f".repeat(17)}\r\nhello\r\n0\r\n\r\n`)],
    ["a chunk longer than its size", chunked("3\r\nhello\r\n0\r\n\r\n")],
    ["a length with a sign", announcing(planFor("sendTemplateSms"), 5).replace("Length: 5", "Length: +5")],
    ["two lengths in one", announcing(planFor("sendTemplateSms"), 5).replace("Length: 5", "Length: 5, 5")],
  ])("%s is rejected, and nothing behind it is taken for a request", async (_, text) => {
    const messages = sandbox.state.messages.size;
    const sender = await raw();
    sender.write(text + bytesOf(planFor("sendTemplateSms")));
    sender.end();
    const answers = await sender.closed;
    expect(answers).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect(answers).not.toContain("000000");
    expect(sandbox.state.messages.size).toBe(messages);
  });

  test("the body of a GET is passed over", async () => {
    const sender = await raw();
    const get = bytesOf(planFor("getAccountInfo")).replace("\r\n\r\n", "\r\nContent-Length: 5\r\n\r\nhello");
    sender.write(get + get);
    expect(await sender.answers(2)).toMatch(/"000000".*"000000"/s);
  });

  test("more body than its length says", async () => {
    const sender = await raw();
    sender.write(announcing(planFor("sendTemplateSms"), 5));
    sender.end();
    expect(await sender.closed).toMatch(/^HTTP\/1\.1 (200 .*"160031".*HTTP\/1\.1 )?400 /s);
  });

  test("a hundred requests in one go, read only when all are sent", async () => {
    const sender = await raw();
    sender.write(bytesOf(planFor("getAccountInfo")).repeat(100));
    expect((await sender.answers(100)).split('"000000"')).toHaveLength(101);
  });
});

describe("requests of other protocols", () => {
  test.each([
    ["OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["OPTIONS on a path", "OPTIONS /2013-12-26/x HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["TRACE", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["HEAD", "HEAD /2013-12-26/x HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["HTTP/0.9", "GET /\r\n\r\n"],
    ["HTTP/1.0 without a Host", "GET /x HTTP/1.0\r\n\r\n"],
    ["HTTP/3.7", "GET / HTTP/3.7\r\nHost: x\r\n\r\n"],
    ["an expectation of something else", "GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n"],
    ["a NUL in a header", "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n"],
    ["bare line feeds", "GET / HTTP/1.1\nHost: x\n\n"],
    ["5,000 headers", `GET / HTTP/1.1\r\nHost: x\r\n${"a: b\r\n".repeat(5_000)}\r\n`],
    ["1,000 short headers", `GET / HTTP/1.1\r\nHost: x\r\n${"a: b\r\n".repeat(1_000)}\r\n`],
    ["a request line of 1 MiB", `GET /${"x".repeat(2 ** 20)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  ])("%s is answered or rejected in order", async (_, text) => {
    const sender = await raw();
    sender.write(text);
    sender.end();
    expect(await sender.closed).toMatch(/^(HTTP\/1\.1 (4\d\d|505) |$)/);
  });
});

test("a caller who goes while a fault looks at his body does no harm", async () => {
  sandbox.fail({ kind: "empty", match: "needle" });
  const gone = await raw();
  gone.write(bytesOf(planFor("sendTemplateSms")).slice(0, -10));
  gone.end();
  await gone.closed;
  expect(sandbox.faults).toHaveLength(1);
  sandbox.reset();
});

test("1,000 open connections do not keep another from its answer", async () => {
  const silent = await Promise.all(Array.from({ length: 1_000 }, () => openRaw(port())));
  const busy = await raw();
  busy.write(bytesOf(planFor("sendTemplateSms")));
  expect(await busy.answers(1)).toContain('"000000"');
  for (const connection of silent) connection.reset();
  await Promise.all(silent.map(({ closed }) => closed));
});
