import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { posix } from "node:path";
import { expect, test } from "vitest";
import { FILES, PAGES, readBuilt } from "../dist-files.js";
import { findLoads } from "../find-loads.js";

const texts = new Map(PAGES.map((page) => [page, readBuilt(page)]));
const ids = new Map(
  Array.from(texts, ([page, html]) => [
    page,
    new Set(Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id = ""]) => id)),
  ]),
);
const files = new Set(FILES);

test("every link of every page leads to a file, and to a place that is in it", () => {
  const dead: string[] = [];
  for (const [page, html] of texts)
    for (const [, href = ""] of html.matchAll(/\s(?:href|src|data-script|data-index)="([^"]*)"/g)) {
      if (/^(?:https?:|data:|mailto:)/.test(href)) continue;
      const [path = "", fragment] = href.split("#");
      const [way = ""] = path.split("?");
      const target = way === "" ? page : posix.join(posix.dirname(page), way);
      if (!files.has(target)) dead.push(`${page}: ${href}`);
      else if (fragment && target.endsWith(".html") && !target.endsWith("sign.html") && !ids.get(target)?.has(fragment))
        dead.push(`${page}: ${href}`);
    }
  expect(dead).toEqual([]);
});

test("every link of the plain Markdown leads to a file", () => {
  const dead = FILES.filter((file) => file.endsWith(".md") || file === "llms.txt").flatMap((file) =>
    Array.from(
      readBuilt(file)
        .replace(/^```[\s\S]*?^```/gm, "")
        .matchAll(/\]\(([^)#\s]+)[^)]*\)/g),
      ([, href = ""]) => href,
    )
      .filter((href) => /\.(?:md|html|json|yaml)$/.test(href) && !/^https?:/.test(href))
      .filter((href) => !files.has(posix.join(posix.dirname(file), href)))
      .map((href) => `${file}: ${href}`),
  );
  expect(dead).toEqual([]);
});

test("programs get the contract, the status codes and the vectors as the packages have them", () => {
  const require = createRequire(import.meta.url);
  const packaged = (name: string): string => readFileSync(require.resolve(`@cloopen-rest/${name}`), "utf8");
  expect(readBuilt("openapi.sandbox.yaml")).toBe(packaged("sandbox/openapi.yaml"));
  for (const name of ["openapi.en.json", "openapi.zh-CN.json", "errors.json", "vectors.json"])
    expect(readBuilt(name) === packaged(`spec/${name}`), name).toBe(true);
  const [english, codes] = [texts.get("en/api/index.html") ?? "", texts.get("errors.zh-CN.html") ?? ""];
  expect(english).toContain('href="../../openapi.en.json"');
  expect(codes).toContain('href="errors.json"');
  expect(readBuilt("llms.txt")).toContain("](openapi.en.json)");
});

test("no page names an address from the root: the site works below any path", () => {
  const absolute = Array.from(texts).flatMap(([page, html]) => (/\s(?:href|src)="\//.test(html) ? [page] : []));
  expect(absolute).toEqual([]);
});

test("no page loads anything from another host, and each forbids it by its policy", () => {
  for (const [page, html] of texts) {
    expect(findLoads(html), page).toEqual([]);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
    expect(policy, page).toContain("default-src 'none'");
    // The signing page alone speaks to somebody: to a sandbox on this machine.
    expect(policy.replace(" http://127.0.0.1:* http://localhost:*", ""), page).not.toMatch(/https?:|\*|unsafe/);
  }
});

const own = Array.from(texts).filter(([, html]) => html.includes('<main id="main"'));

test("every page has one heading, a title of its own, and a description that a search engine shows whole", () => {
  for (const [page, html] of own) {
    expect(html.match(/<h1[ >]/g)?.length, page).toBe(1);
    const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(description.length, `${page}: ${description}`).toBeGreaterThanOrEqual(page.includes("zh-CN") ? 12 : 40);
    expect(description.length, `${page}: ${description}`).toBeLessThanOrEqual(240);
  }
  const titles = own.map(([, html]) => `${/<html lang="([^"]+)"/.exec(html)?.[1]} ${/<title>([^<]*)/.exec(html)?.[1]}`);
  expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([]);
});

test("no id is used twice in a page", () => {
  for (const [page, html] of own) {
    const all = Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id]) => id);
    expect(
      all.filter((id, place) => all.indexOf(id) !== place),
      page,
    ).toEqual([]);
  }
});

test("every page has a copy in plain Markdown, and llms.txt leads to the English ones", () => {
  const list = readBuilt("llms.txt");
  for (const [page] of own) {
    const plain = page.replace(/\.html$/, ".md");
    expect(files.has(plain), plain).toBe(true);
    if (page.startsWith("en/") || page === "errors.en.html") expect(list, plain).toContain(`(${plain})`);
  }
});
