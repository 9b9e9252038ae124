import { describe, expect, it } from "vitest";
import { createChangeLog } from "../../src/kernel/change-log.js";

const idsOf = (log: ReturnType<typeof createChangeLog>, from = 0, most = 100): readonly string[] =>
  log.after(from, most).changes.map(({ kind, id }) => `${kind} ${id}`);

describe("createChangeLog", () => {
  it("gives each changed record once, in the order of its last change", () => {
    const log = createChangeLog<"call" | "message">(10);
    log.touch("call", "a");
    log.touch("message", "a");
    log.touch("call", "a");
    expect(idsOf(log)).toEqual(["message a", "call a"]);
    expect(log.position).toBe(3);
  });

  it("gives what lies behind a position, and no more than is asked for", () => {
    const log = createChangeLog<"call">(10);
    for (const id of ["a", "b", "c", "d"]) log.touch("call", id);
    expect(idsOf(log, 2)).toEqual(["call c", "call d"]);
    expect(idsOf(log, 1, 2)).toEqual(["call b", "call c"]);
    expect(idsOf(log, 4)).toEqual([]);
  });

  it("says that there is a gap to a reader behind what it has forgotten, and to no other", () => {
    const log = createChangeLog<"call">(10);
    for (let id = 1; id <= 11; id++) log.touch("call", String(id));
    expect(log.after(0, 100)).toMatchObject({ gap: true });
    expect(log.after(1, 100)).toMatchObject({ gap: true });
    expect(log.after(2, 100)).toMatchObject({ gap: false });
    expect(idsOf(log, 2)).toHaveLength(9);
  });

  it("stays bounded when one record changes for ever, without a gap", () => {
    const log = createChangeLog<"call">(10);
    log.touch("call", "quiet");
    for (let change = 0; change < 1_000; change++) log.touch("call", "busy");
    expect(log.after(0, 100)).toMatchObject({
      gap: false,
      changes: [{ id: "quiet" }, { id: "busy", position: 1_001 }],
    });
  });

  it("wakes those that wait once for many changes", async () => {
    const log = createChangeLog<"call">(10);
    const waited = log.wait(0, 60_000);
    log.touch("call", "a");
    log.touch("call", "b");
    await expect(waited).resolves.toBe(true);
    await expect(log.wait(1, 0)).resolves.toBe(true);
  });

  it("gives up waiting at the end of the time, and when the signal is aborted", async () => {
    const log = createChangeLog<"call">(10);
    await expect(log.wait(0, 1)).resolves.toBe(false);
    const aborted = new AbortController();
    const waited = log.wait(0, 60_000, aborted.signal);
    aborted.abort();
    await expect(waited).resolves.toBe(false);
    await expect(log.wait(0, 60_000, aborted.signal)).resolves.toBe(false);
  });

  it("forgets everything when cleared, which wakes each reader and is a gap to it", async () => {
    const log = createChangeLog<"call">(10);
    log.touch("call", "a");
    const waited = log.wait(1, 60_000);
    log.clear();
    await expect(waited).resolves.toBe(true);
    expect(log.after(1, 100)).toEqual({ gap: true, changes: [] });
    expect(log.after(2, 100)).toEqual({ gap: false, changes: [] });
  });
});
