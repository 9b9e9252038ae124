import { createQueue, deleteQueue, modifyQueue, queryQueue } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import { isInWorkingHours } from "../../../src/services/contact-centre/queue.js";
import { codeFrom } from "../../support/code-from.js";
import { createIvrWorld } from "../../support/ivr-world.js";
import { planFor } from "../../support/plan.js";
import { codeOf } from "../../support/reply.js";
import { APP_ID, createTestSandbox, NOON } from "../../support/test-sandbox.js";

test.each([
  ["2024-02-29", false],
  ["2024-02-28:2024-03-01", false],
  ["2024-02-28-2024-03-01", false],
  ["2024-02-28", true],
  ["2024-03-01:2024-03-02", true],
])("a queue with days off %s works on 2024-02-29: %s", (offworkdate, works) => {
  expect(isInWorkingHours({ offworkdate }, NOON)).toBe(works);
});

test("createQueue takes one date as offworkdate when strict", async () => {
  const { sandbox } = createTestSandbox({ strict: true });
  const body = JSON.stringify({ Appid: APP_ID, CreateQueue: { queuetype: "1", offworkdate: "2024-10-01" } });
  expect(await codeOf(sandbox, { ...planFor("createConference"), rest: "/ivr/createqueue", body })).toBe("000000");
});

describe("queues", () => {
  test("are created, changed by the fields given, and deleted", async () => {
    const { client, sandbox } = createIvrWorld();
    const settings = { typedes: "售后", worktime: "09:00-12:00;13:30-18:00", offworkweekday: "Sat#Sun" };
    await createQueue(client, { queuetype: "1", ...settings });
    const queues = (): unknown[] => [...sandbox.state.queues.values()];
    expect(queues()).toEqual([{ appId: APP_ID, queuetype: "1", settings }]);
    await modifyQueue(client, { queuetype: "1", typedes: "售后二组" });
    expect(queues()).toEqual([{ appId: APP_ID, queuetype: "1", settings: { ...settings, typedes: "售后二组" } }]);
    await deleteQueue(client, { queuetype: "1" });
    expect(queues()).toEqual([]);
  });

  test("twice → 110077, the default queue included; each application has its own", async () => {
    const { client, sandbox } = createIvrWorld();
    await createQueue(client, { queuetype: "1" });
    expect(await codeFrom(createQueue(client, { queuetype: "1" }))).toBe("110077");
    expect(await codeFrom(createQueue(client, { queuetype: "0" }))).toBe("110077");
    const [application] = sandbox.state.applications.values();
    const other = "e".repeat(32);
    if (application !== undefined) sandbox.admin.addApplication(other);
    expect(await codeFrom(createQueue(client, { queuetype: "1", Appid: other }))).toBe("000000");
  });

  test("unknown: modify → 110088, delete → 110078", async () => {
    const { client } = createIvrWorld();
    expect(await codeFrom(modifyQueue(client, { queuetype: "7" }))).toBe("110088");
    expect(await codeFrom(deleteQueue(client, { queuetype: "7" }))).toBe("110078");
  });

  test("a query answers the envelope alone", async () => {
    const { client } = createIvrWorld();
    await createQueue(client, { queuetype: "1" });
    for (const format of ["xml", "json"] as const) expect(await queryQueue(client, {}, { format })).toBeUndefined();
  });

  test("an unknown application → 111181", async () => {
    const { client } = createIvrWorld();
    const Appid = "0".repeat(32);
    expect(await codeFrom(createQueue(client, { queuetype: "1", Appid }))).toBe("111181");
    expect(await codeFrom(queryQueue(client, { Appid }))).toBe("111181");
  });
});
