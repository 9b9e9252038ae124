import { describe, expect, it } from "vitest";
import { findExamples } from "./find-examples.js";
import { exampleName, writeExample } from "./write-example.js";

describe("findExamples", () => {
  it("takes TypeScript out of Markdown, and nothing else", () => {
    const text = "# A\n```sh\nls\n```\n```ts\nconst a = 1;\n\nconst b = 2;\n```\n```json\n{}\n```\n";
    expect(findExamples("README.md", text)).toEqual([
      { file: "README.md", line: 6, language: "ts", code: "const a = 1;\n\nconst b = 2;" },
    ]);
  });

  it("takes it out of comments, indented as it is", () => {
    const text =
      "/**\n * Sends.\n *\n * @example\n * ```ts\n * if (a) {\n *   b();\n *\n *   c();\n * }\n * ```\n */\n";
    expect(findExamples("a.ts", text)).toEqual([
      { file: "a.ts", line: 6, language: "ts", code: "if (a) {\n  b();\n\n  c();\n}" },
    ]);
  });

  it("rejects an example that no test would compile", () => {
    expect(() => findExamples("a.ts", "/**\n * @example\n * send();\n */")).toThrow(
      "a.ts:2: put the example into a block",
    );
  });

  it("rejects a block without an end", () => {
    expect(() => findExamples("README.md", "text\n```ts\nconst a = 1;\n")).toThrow(
      "README.md:2: the block is not closed",
    );
  });
});

describe("writeExample", () => {
  const example = { file: "packages/client/README.md", line: 3, language: "ts", code: "send(cloopen);" };

  it("keeps the line, and has a client where the example has none", () => {
    const lines = writeExample(example).split("\n");
    expect(lines[2]).toBe("send(cloopen);");
    expect(lines[0]).toContain("declare const cloopen");
    expect(exampleName(example)).toBe("packages-client-README-md-3.ts");
  });

  it("has none where the example makes one, or needs none", () => {
    for (const code of ["const cloopen = createClient();", "const a = 1;"]) {
      expect(writeExample({ ...example, code })).not.toContain("declare");
    }
  });
});
