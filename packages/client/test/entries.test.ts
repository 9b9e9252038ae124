import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const SOURCE = new URL("../src/", import.meta.url);

/** Every file that an entry loads, types left out, `import()` included. */
function loaded(entry: string): Set<string> {
  const found = new Set<string>();
  const follow = (url: URL): void => {
    const path = url.href.slice(SOURCE.href.length);
    if (found.has(path)) return;
    found.add(path);
    const text = readFileSync(url, "utf8").replace(/^(?:im|ex)port type [^;]*;/gm, "");
    for (const [, target = ""] of text.matchAll(/(?:\bfrom |\bimport\()"(\.[^"]+)\.js"/g))
      follow(new URL(`${target}.ts`, url));
  };
  follow(new URL(entry, SOURCE));
  return found;
}

const startingWith = (files: Iterable<string>, ...folders: readonly string[]): string[] =>
  [...files].filter((file) => folders.some((folder) => file.startsWith(folder)));

const CLIENT = [
  "create-client.ts",
  "request/",
  "transport/",
  "protocol/signing/",
  "generated/operations/",
  "index.ts",
  "errors/catalogue/",
];

describe("an entry is usable alone", () => {
  it("./webhooks carries neither the client nor IVR", () => {
    const files = loaded("webhooks/index.ts");
    expect(files).toContain("generated/callbacks.ts");
    expect(startingWith(files, ...CLIENT, "ivr/", "generated/notifications.ts")).toStrictEqual([]);
  });

  it("./ivr carries neither the client nor webhooks", () => {
    const files = loaded("ivr/index.ts");
    expect(files).toContain("generated/notifications.ts");
    expect(startingWith(files, ...CLIENT, "webhooks/", "generated/callbacks.ts")).toStrictEqual([]);
  });

  it(". carries neither of them", () => {
    const files = loaded("index.ts");
    expect(files).toContain("create-client.ts");
    expect(
      startingWith(files, "webhooks/", "ivr/", "inbound/", "generated/callbacks.ts", "generated/notifications.ts"),
    ).toStrictEqual([]);
  });
});
