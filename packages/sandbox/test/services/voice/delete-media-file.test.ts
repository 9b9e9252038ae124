import { deleteMediaFile, uploadMediaFile } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { createCaller } from "../../support/caller.js";
import { codeFrom } from "../../support/code-from.js";

describe("deleteMediaFile", () => {
  test.each(["json", "xml"] as const)("deletes a file that was uploaded, once (%s)", async (format) => {
    const { cloopen, sandbox } = createCaller();
    await uploadMediaFile(cloopen, { filename: "welcome.wav", file: new Uint8Array(4) });
    expect(sandbox.state.mediaFiles.size).toBe(1);
    await deleteMediaFile(cloopen, { fileName: "welcome.wav" }, { format });
    expect(sandbox.state.mediaFiles.size).toBe(0);
    expect(await codeFrom(deleteMediaFile(cloopen, { fileName: "welcome.wav" }, { format }))).toBe("111000");
  });

  test("an application that is not there → 111181", async () => {
    const { cloopen } = createCaller();
    const call = deleteMediaFile(cloopen, { appId: "0".repeat(32), fileName: "welcome.wav" });
    expect(await codeFrom(call)).toBe("111181");
  });
});
