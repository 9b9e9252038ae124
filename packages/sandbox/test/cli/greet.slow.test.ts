import { fileURLToPath } from "node:url";
import { startProgram } from "@cloopen-rest/test-kit";
import { describe, expect, test } from "vitest";
import { spawnCli } from "../support/spawn-cli.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

// `script` of util-linux, which every Linux has, gives a program a terminal.
describe.runIf(process.platform === "linux")("in a terminal", () => {
  test.each(["", "--host 0.0.0.0", "--tls", "--console-read-only"])(
    "names the console, and a command that sends a message: %s",
    async (flags) => {
      const terminal = startProgram("script", [
        "-qefc",
        `"${process.execPath}" "${MAIN}" --port 0 ${flags}`,
        "/dev/null",
      ]);
      try {
        const { console: pages } = JSON.parse(await terminal.line(/^\{/));
        expect((await terminal.line(/^ {2}http.*\/_sandbox\//)).trim()).toBe(`${pages}/`);
        expect(await terminal.line(/^curl /)).toMatch(/TemplateSMS\?sig=[0-9A-F]{32}/);
      } finally {
        await terminal.stop("SIGTERM");
      }
    },
  );
});

test("prints nothing more for a program", async () => {
  const running = spawnCli("--port=0");
  await running.ready;
  running.signal("SIGTERM");
  expect(await running.ended).toMatchObject({ code: 0, stderr: "" });
});
