import { expect, test } from "vitest";
import { parseCases } from "../../vectors/case-file.js";
import { CASE_SCHEMAS } from "../../vectors/case-schemas.js";

function problemsOf(text: string, kind: keyof typeof CASE_SCHEMAS = "requests"): readonly string[] {
  return parseCases(text, "spec/vectors/x.yaml", CASE_SCHEMAS[kind]).problems;
}

test("accepts a case of the right shape and keeps its line", () => {
  const { cases, problems } = parseCases("# a comment\n- name: a\n  operation: x\n", "x.yaml", CASE_SCHEMAS.requests);
  expect(problems).toEqual([]);
  expect(cases).toEqual([{ place: "x.yaml:2", value: { name: "a", operation: "x" } }]);
});

test.each([
  ["text that is no YAML", "- name: a\n- name: [\n", "spec/vectors/x.yaml:3: "],
  ["a file that is no list", "name: a\n", "spec/vectors/x.yaml:1: write a list of cases"],
  [
    "a missing field",
    "- name: a\n  operation: x\n- name: b\n",
    "spec/vectors/x.yaml:3: case must have required property 'operation'",
  ],
  [
    "a field that is not known",
    "\n\n- name: a\n  operation: x\n  boddy: {}\n",
    "spec/vectors/x.yaml:3: case must NOT have additional properties",
  ],
  [
    "a name given twice",
    "- { name: a, operation: x }\n- { name: a, operation: y }\n",
    "spec/vectors/x.yaml:2: the name is taken",
  ],
])("rejects %s by file and line", (_, text, problem) => {
  expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
});

test("rejects a number where the wire has text", () => {
  expect(problemsOf("- { name: a, operation: x, query: { callsid: 1 } }\n")).toEqual([
    "spec/vectors/x.yaml:1: case/query/callsid must be string",
  ]);
});
