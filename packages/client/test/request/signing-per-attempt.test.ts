import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { getAccountInfo, sendTemplateSms } from "../../src/index.js";
import { sign } from "../../src/protocol/signing/sign.js";
import { formatTimestamp } from "../../src/protocol/signing/timestamp.js";
import { makeClient } from "../support/make-client.js";
import { NOW, SID, TOKEN } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

function stampSent(): string {
  const [id = "", stamp = ""] = Buffer.from(server.theRequest().headers.get("authorization") ?? "", "base64")
    .toString()
    .split(":");
  expect(id).toBe(SID);
  return stamp;
}

describe("the timestamp", () => {
  it("is the same in sig and header when the clock advances between them", async () => {
    let ticks = 0;
    const cloopen = makeClient(server, { effects: { now: () => NOW + 1000 * ticks++ } });
    await sendTemplateSms(cloopen, { to: "1", templateId: "1" });
    const { sig, authorization } = sign({ sid: SID, token: TOKEN }, stampSent());
    expect(server.theRequest().query.get("sig")).toBe(sig);
    expect(server.theRequest().headers.get("authorization")).toBe(authorization);
  });

  it("is that of the attempt, not that of the client's creation", async () => {
    let now = NOW;
    const cloopen = makeClient(server, { effects: { now: () => now } });
    await getAccountInfo(cloopen);
    server.reset();
    now += 30 * 24 * 60 * 60 * 1000;
    await getAccountInfo(cloopen);
    expect(stampSent()).toBe(formatTimestamp(now));
  });

  it("comes from the real clock by default", async () => {
    const before = formatTimestamp(Date.now());
    await getAccountInfo(makeClient(server, { effects: {} }));
    const after = formatTimestamp(Date.now());
    const stamp = stampSent();
    expect(stamp >= before && stamp <= after).toBe(true);
  });
});
