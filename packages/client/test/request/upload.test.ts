import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createClient, isCloopenEncodeError, uploadMediaFile } from "../../src/index.js";
import { createPathClient } from "../../src/paths/index.js";
import { xmlText } from "../support/answers.js";
import { caught } from "../support/caught.js";
import { makeClient } from "../support/make-client.js";
import { APP_ID, AUTHORIZATION, OTHER_APP_ID, SID, SIG, TOKEN } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const BYTES = Uint8Array.from({ length: 256 }, (_, at) => at);
const PATH = "/Accounts/{accountSid}/Calls/MediaFileUpload";

describe("an upload", () => {
  it("sends the bytes unchanged, with Content-Length and Content-Type", async () => {
    server.answer(xmlText("<Response><statusCode>000000</statusCode><downloadUrl>u</downloadUrl></Response>"));
    const result = await uploadMediaFile(
      makeClient(server),
      { filename: "提示音 1.wav", file: BYTES },
      { format: "xml" },
    );
    const { path, query, headers, body } = server.theRequest();
    expect(path).toBe(`/2013-12-26/Accounts/${SID}/Calls/MediaFileUpload`);
    expect([...query]).toStrictEqual([
      ["filename", "提示音 1.wav"],
      ["appid", APP_ID],
      ["sig", SIG],
    ]);
    expect([...body]).toStrictEqual([...BYTES]);
    expect(headers.get("content-length")).toBe("256");
    expect(headers.has("transfer-encoding")).toBe(false);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("accept")).toBe("application/xml");
    expect(headers.get("authorization")).toBe(AUTHORIZATION);
    expect(result).toStrictEqual({ downloadUrl: "u" });
  });

  it("sends only the bytes of a view, not its whole buffer", async () => {
    await uploadMediaFile(makeClient(server), { filename: "a.wav", file: BYTES.subarray(10, 20) });
    expect([...server.theRequest().body]).toStrictEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it("accepts a Buffer and an empty file", async () => {
    await uploadMediaFile(makeClient(server), { filename: "a.wav", file: Buffer.from("RIFF") });
    expect(server.theRequest().body.toString()).toBe("RIFF");
    server.reset();
    await uploadMediaFile(makeClient(server), { filename: "a.wav", file: new Uint8Array() });
    expect(server.theRequest().headers.get("content-length")).toBe("0");
  });

  it("prefers the application of the call", async () => {
    await uploadMediaFile(makeClient(server), { filename: "a.wav", file: BYTES, appid: OTHER_APP_ID });
    expect(server.theRequest().query.get("appid")).toBe(OTHER_APP_ID);
  });

  it("works with the path client", async () => {
    await createPathClient(makeClient(server)).POST(PATH, { params: { query: { filename: "a.wav" } }, body: BYTES });
    expect([...server.theRequest().body]).toStrictEqual([...BYTES]);
    expect(server.theRequest().query.get("appid")).toBe(APP_ID);
  });

  it.each([
    ["no file", undefined],
    ["a text", "RIFF"],
    ["a list of numbers", [82, 73]],
    ["an ArrayBuffer", BYTES.buffer],
    ["null", null],
  ])("rejects %s, and sends nothing", async (_, file) => {
    // @ts-expect-error: that is what JavaScript may give
    const error = await caught(() => uploadMediaFile(makeClient(server), { filename: "a.wav", file }));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject({ path: "file" });
    expect(server.connections).toBe(0);
  });

  it.each([
    ["without a name", { file: BYTES }, "filename"],
    ["with a number for a name", { filename: 1, file: BYTES }, "filename"],
    ["with a member that nobody knows", { filename: "a.wav", fileName: "a.wav", file: BYTES }, "fileName"],
  ])("is rejected %s, and sends nothing", async (_, params, path) => {
    // @ts-expect-error: that is what JavaScript may give
    const error = await caught(() => uploadMediaFile(makeClient(server), params));
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject({ path });
    expect(server.connections).toBe(0);
  });

  it("rejects an upload without an application, with advice", async () => {
    const { baseUrl } = server;
    const client = createClient({ accountSid: SID, authToken: TOKEN, baseUrl });
    const error = await caught(() => uploadMediaFile(client, { filename: "a.wav", file: BYTES }));
    expect(error).toMatchObject({ kind: "config", message: expect.stringContaining("CLOOPEN_APP_ID") });
    expect(server.connections).toBe(0);
  });
});
