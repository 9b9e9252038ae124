import { ivrResponse, parseIvrResponse } from "@cloopen-rest/client/ivr";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../../src/build/languages.js";
import { readContract } from "../../../src/build/read-contract.js";
import { stepOf } from "../../../src/build/samples/ivr-command-section.js";
import { listIvrCommands } from "../../../src/build/samples/list-ivr-commands.js";

test.each(LANGUAGES)(
  "%s: every IVR command is described, and its example is an answer that holds it",
  async (language) => {
    const commands = listIvrCommands(await readContract(language));
    for (const { id, name, description, members, example } of commands) {
      expect(id).toBe(`Ivr${name}`);
      expect([description, ...members.map((member) => member.description)].filter((text) => text.length < 2)).toEqual(
        [],
      );
      if (language === "zh-CN") expect(description).toMatch(/\p{Script=Han}/u);
      const parsed = example === undefined ? [] : parseIvrResponse(example.xml);
      expect(JSON.stringify(parsed).includes(`"${name}":`), name).toBe(example !== undefined);
    }
    expect(commands.filter(({ example }) => example === undefined).map(({ name }) => name)).toEqual(["AgentReady"]);
  },
);

test("the builder has the step that the page names", async () => {
  const steps: object = ivrResponse();
  const missing = listIvrCommands(await readContract("en")).filter(({ name }) => !(stepOf(name) in steps));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
