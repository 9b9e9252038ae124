import { describe, expect, it } from "vitest";
import { createEventBus } from "../../src/kernel/events.js";

interface Events {
  readonly First: { readonly name: string };
  readonly Second: { readonly name: string };
}

describe("createEventBus", () => {
  it("runs listeners at once, in the order in which they subscribed", () => {
    const bus = createEventBus<Events>();
    const heard: string[] = [];
    bus.on("First", ({ name }) => heard.push(`one ${name}`));
    bus.on("First", ({ name }) => heard.push(`two ${name}`));
    bus.emit("First", { name: "a" });
    heard.push("emitted");
    expect(heard).toEqual(["one a", "two a", "emitted"]);
  });

  it("delivers what a listener emits before the next listener runs", () => {
    const bus = createEventBus<Events>();
    const heard: string[] = [];
    bus.on("First", () => bus.emit("Second", { name: "b" }));
    bus.on("First", () => heard.push("first"));
    bus.on("Second", () => heard.push("second"));
    bus.emit("First", { name: "a" });
    expect(heard).toEqual(["second", "first"]);
  });

  it("takes an event that nobody listens for", () => {
    expect(() => createEventBus<Events>().emit("First", { name: "a" })).not.toThrow();
  });
});
