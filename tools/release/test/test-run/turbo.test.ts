import { expect, it } from "vitest";
import { parseSummary } from "../../src/test-run/turbo.js";

it("takes the tasks, and tells a task that never ran from one that passed", () => {
  const tasks = [
    { taskId: "//#lint", task: "lint", directory: "", execution: { exitCode: 0 } },
    { taskId: "a#test", task: "test", directory: "packages/a" },
  ];
  expect(parseSummary(JSON.stringify({ tasks }))).toEqual([
    { taskId: "//#lint", task: "lint", directory: "", exitCode: 0 },
    { taskId: "a#test", task: "test", directory: "packages/a", exitCode: undefined },
  ]);
});

it.each(["{}", '{"tasks":[{}]}'])("rejects %s, which is not a summary", (text) => {
  expect(() => parseSummary(text)).toThrow(/summary of turbo/);
});
