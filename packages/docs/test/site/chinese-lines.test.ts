import { expect, test } from "vitest";
import { PAGES, readBuilt } from "../dist-files.js";

const STRAY = /[。，；：、！？）》」]\n\p{Script=Han}/u;

test("lines of Chinese are joined without a blank", () => {
  const pages = PAGES.filter((page) => page.startsWith("zh-CN/guide/"));
  expect(pages.length).toBeGreaterThan(5);
  const bodies = pages.map((page) => [page, readBuilt(page).replaceAll(/<pre[\s\S]*?<\/pre>/g, "")] as const);
  expect(bodies.filter(([, html]) => STRAY.test(html)).map(([page]) => page)).toEqual([]);
});
