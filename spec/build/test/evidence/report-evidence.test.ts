import { describe, expect, test } from "vitest";
import { listOperations } from "../../../model/operations.js";
import { listWebhooks } from "../../../model/webhooks.js";
import { SPEC } from "../../bundle.js";
import { readReference, referenceFinder } from "../../evidence/find-reference.js";
import { LANGUAGES, readBuilt, readBundle, readErrors, readEvidence } from "../built.js";

const report = readEvidence();
const groups = report.areas.flatMap((area) => area.groups);
const marks = groups.flatMap((group) => group.marks);

test("every mark of the contract and of the catalogue is in the report, once", () => {
  const inContract = JSON.stringify(readBundle("en")).match(/"x-evidence":/g) ?? [];
  const inCatalogue = readErrors().codes.filter(({ evidence }) => evidence !== "documented");
  expect(marks).toHaveLength(inContract.length + inCatalogue.length);
  expect(new Set(marks.map(({ kind, pointer }) => `${kind} ${pointer}`)).size).toBe(marks.length);
});

test("the counts add up", () => {
  const { total, byEvidence, byKind } = report.counts;
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((one, other) => one + other, 0);
  expect([marks.length, sum(byEvidence), sum(byKind)]).toEqual([total, total, total]);
  expect(report.areas.reduce((count, area) => count + area.count, 0)).toBe(total);
  expect(groups.every(({ count, marks: own }) => count === own.length && count > 0)).toBe(true);
});

test("each mark says who meets it, and what is inferred says what to try", () => {
  expect(marks.filter(({ usedBy }) => usedBy.length === 0)).toEqual([]);
  expect(marks.filter(({ evidence, settledBy }) => (evidence === "inferred") !== (settledBy !== undefined))).toEqual(
    [],
  );
});

test("what the contract leaves out is not in it", () => {
  const omitted = report.notDescribed.flatMap(({ paths }) => paths);
  expect(omitted).toContain("/Accounts/{accountSid}/nme/axb/{areaCode}/setnumber");
  expect(Object.keys(readBundle("en").paths).filter((path) => omitted.includes(path))).toEqual([]);
});

test("each mark leads to a section of the reference, and the two pages link to it", async () => {
  const places = new Set((await readReference(SPEC)).map(({ place }) => place));
  expect(marks.filter(({ reference }) => reference === undefined || !places.has(reference))).toEqual([]);
  for (const language of LANGUAGES) {
    const page = readBuilt(`evidence.${language}.md`);
    expect(marks.filter(({ reference }) => !page.includes(`(../${reference})`))).toEqual([]);
  }
});

test("every operation and every webhook has a section of the reference", async () => {
  const document = readBundle("en");
  const find = referenceFinder(document, await readReference(SPEC));
  const names = [...listOperations(document).map(({ id }) => id), ...listWebhooks(document).map(({ name }) => name)];
  const without = names.filter((name) => find({ pointer: `#/paths/${name}`, usedBy: [name] }) === undefined);
  expect(without).toEqual([]);
});

describe.each(LANGUAGES)("the page in %s", (language) => {
  const page = readBuilt(`evidence.${language}.md`);

  test("has a line for each mark, and says of each group what would settle it", () => {
    expect(page.split("\n").filter((line) => line.startsWith("| `"))).toHaveLength(marks.length);
    for (const { settledBy } of groups) expect(page).toContain(settledBy[language]);
  });

  test("lists what the contract leaves out, and why", () => {
    for (const { paths, reason } of report.notDescribed) {
      expect(page).toContain(reason[language]);
      for (const path of paths) expect(page).toContain(`\`${path}\``);
    }
  });

  test("speaks its language", () => {
    const labels = [...report.areas, ...groups, ...marks, ...report.notDescribed].map(({ label }) => label[language]);
    const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
    expect(labels.filter((text) => text === "")).toEqual([]);
    if (language === "zh-CN") expect(labels.filter((text) => !isChinese(text))).toEqual([]);
    expect(isChinese(page.split("\n")[0] ?? "")).toBe(language === "zh-CN");
  });
});
