import { afterAll, beforeEach, describe, expect, it } from "vitest";
import {
  CloopenError,
  isCloopenAbortError,
  isCloopenApiError,
  isCloopenConfigError,
  isCloopenConnectionError,
  isCloopenDecodeError,
  isCloopenEncodeError,
  isCloopenError,
  isCloopenHttpError,
  isCloopenTimeoutError,
} from "../../src/index.js";
import { caught } from "../support/caught.js";
import { FAILURES } from "../support/failures/failures.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const GUARDS = {
  api: isCloopenApiError,
  http: isCloopenHttpError,
  timeout: isCloopenTimeoutError,
  connection: isCloopenConnectionError,
  decode: isCloopenDecodeError,
  encode: isCloopenEncodeError,
  config: isCloopenConfigError,
  abort: isCloopenAbortError,
} as const;

describe.each(FAILURES.map((failure) => [failure.name, failure] as const))("%s", (_, failure) => {
  it(`comes to an error of kind ${failure.kind}`, async () => {
    const error = await caught(() => failure.trigger(server));
    expect(error).toMatchObject(failure.expected);
    expect(isCloopenError(error)).toBe(true);
    expect(error instanceof CloopenError).toBe(true);
    for (const [kind, isThat] of Object.entries(GUARDS))
      expect([kind, isThat(error)]).toStrictEqual([kind, kind === failure.kind]);
    expect(server.requests).toHaveLength(failure.requests);
    // A rejected TLS handshake connects; no other unsent request does.
    if (failure.requests === 0 && failure.kind !== "connection") expect(server.connections).toBe(0);
  });
});
