import { describe, expect, it } from "vitest";
import { findCommands } from "../src/find-commands.js";

const FENCED = (language: string, ...lines: readonly string[]): string =>
  [`\`\`\`${language}`, ...lines, "```", ""].join("\n");

describe("findCommands", () => {
  it("takes the lines of npm one by one, without what is said behind them", () => {
    const text = `# A\n${FENCED("sh", "npm run docs        # serves", "npm run docs:build")}`;
    expect(findCommands("README.md", text)).toEqual([
      { file: "README.md", line: 3, text: "npm run docs" },
      { file: "README.md", line: 4, text: "npm run docs:build" },
    ]);
  });

  it("takes any other block as one script", () => {
    const script = ["sid=a", 'curl -s "http://127.0.0.1/$sid" \\', "  -d x"];
    expect(findCommands("README.md", FENCED("sh", ...script))).toEqual([
      { file: "README.md", line: 2, text: script.join("\n") },
    ]);
  });

  it("takes code spans that somebody could type, and no others", () => {
    const text =
      "`npm test` or `apt-get install chromium` (`CHROMIUM_PATH`, `npm`, `sandbox.fail(…)`), `git push --force`";
    expect(findCommands("README.md", text).map((command) => command.text)).toEqual([
      "npm test",
      "apt-get install chromium",
      "git push --force",
    ]);
  });

  it("takes none out of blocks in other languages", () => {
    expect(findCommands("README.md", FENCED("ts", "const a = `npm test`;"))).toEqual([]);
  });
});
