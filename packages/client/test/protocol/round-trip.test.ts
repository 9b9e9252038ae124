import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkValue, decodeJson } from "../../src/descriptors.js";
import { isCloopenEncodeError } from "../../src/index.js";
import type { Message } from "../../src/protocol/descriptor.js";
import { decodeXml, encodeXml } from "../../src/xml.js";
import { messageValue } from "../arbitraries/message-value.js";
import { illegalCharacter, wireText } from "../arbitraries/wire-text.js";
import { caught } from "../support/caught.js";
import { MEDIA, REPLY, SEQUENCE } from "../support/sample-messages.js";

interface Named {
  readonly name: string;
  readonly message: Message;
}

const samples: readonly Named[] = [
  { name: "a message with lists of every kind", message: REPLY },
  { name: "a message with attributes and text", message: MEDIA },
  { name: "a message that is a sequence", message: SEQUENCE },
];

function expectRoundTrip(message: Message, value: unknown): void {
  const deviations: unknown[] = [];
  const onDeviation = (deviation: unknown): void => void deviations.push(deviation);
  expect(decodeXml(message, encodeXml(message, value), { onDeviation })).toStrictEqual(value);
  expect(decodeJson(message, JSON.stringify(value), { onDeviation })).toStrictEqual(value);
  expect(deviations).toStrictEqual([]);
}

describe.each(samples.map(({ name, message }) => [name, message, { numRuns: 300 }] as const))(
  "%s",
  (_, message, options) => {
    it("round-trips in XML and JSON without deviation", () => {
      fc.assert(
        fc.property(messageValue(message, wireText), (value) => expectRoundTrip(message, value)),
        options,
      );
    });

    it("passes checkValue", () => {
      fc.assert(
        fc.property(messageValue(message, wireText), (value) => checkValue(message, value)),
        { numRuns: 10 },
      );
    });

    it("carries any string in JSON", () => {
      fc.assert(
        fc.property(messageValue(message, fc.string({ unit: "binary" })), (value) => {
          expect(decodeJson(message, JSON.stringify(value))).toStrictEqual(value);
        }),
        { numRuns: 10 },
      );
    });
  },
);

it("rejects characters that XML cannot carry, with the path", async () => {
  await fc.assert(
    fc.asyncProperty(wireText, illegalCharacter, wireText, async (before, illegal, after) => {
      const error = await caught(() =>
        encodeXml(REPLY, { reports: [], SubAccount: [], datas: ["", `${before}${illegal}${after}`] }),
      );
      expect(isCloopenEncodeError(error)).toBe(true);
      expect(error).toMatchObject({ path: "datas[1]" });
    }),
  );
});
