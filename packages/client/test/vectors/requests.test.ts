import * as client from "@cloopen-rest/client";
import type { RequestVector } from "@cloopen-rest/spec";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalXml } from "./canonical-xml.js";
import { type Platform, startPlatform } from "./platform.js";
import { named, vectors } from "./vectors.js";

type AnyFunction = (cloopen: client.CloopenClient, ...rest: unknown[]) => Promise<unknown>;

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

/** Sends a vector through the function of the package; what comes back does not matter here. */
async function send(vector: RequestVector, format: client.Format): Promise<void> {
  const account = client.createClient({
    ...{ accountSid: "a".repeat(32), authToken: "b".repeat(32), baseUrl: platform.baseUrl, format, retry: false },
  });
  const isSubAccount = vectors.operations[vector.operation]?.level === "subAccount";
  const cloopen = isSubAccount ? account.subAccount({ sid: "a".repeat(32), token: "d".repeat(32) }) : account;
  const run: unknown = Reflect.get(client, vector.function);
  if (!isFunction(run)) throw new Error(`${vector.function} is no function of the package`);
  const { body, command, query, bytes } = vector;
  const { [command ?? ""]: members, ...beside } = body ?? {};
  const file = bytes === undefined ? {} : { file: Buffer.from(bytes, "base64") };
  const params =
    command === undefined ? { ...body, ...(body ? {} : query), ...file } : { ...beside, ...Object(members) };
  // One without arguments takes its options in their place.
  await (run.length === 2 ? run(cloopen) : run(cloopen, params)).catch(() => undefined);
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === "function";
}

test.each(named(vectors.requests))("sends what the vector says in both formats: %s", async (_, vector) => {
  const { method, path } = vectors.operations[vector.operation] ?? {};
  for (const format of ["json", "xml"] as const) {
    platform.take();
    await send(vector, format);
    const [request, ...others] = platform.take();
    expect(others).toEqual([]);
    expect(request?.method).toBe(method);
    expect(request?.url.pathname).toBe(`/2013-12-26${path?.replace(/\{\w+\}/, "a".repeat(32))}`);
    const { sig, ...query } = Object.fromEntries(request?.url.searchParams ?? []);
    expect(sig).toMatch(/^[0-9A-F]{32}$/);
    expect(query).toEqual(vector.query);
    const text = request?.body.toString("utf8") ?? "";
    if (vector.json !== undefined && format === "json") expect(JSON.parse(text)).toEqual(JSON.parse(vector.json));
    if (vector.xml !== undefined && format === "xml") expect(canonicalXml(text)).toBe(canonicalXml(vector.xml));
    if (vector.bytes !== undefined) expect(request?.body.toString("base64")).toBe(vector.bytes);
  }
});
