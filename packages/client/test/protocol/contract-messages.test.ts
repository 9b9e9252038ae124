import type { Schema } from "@cloopen-rest/spec/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callbacks } from "../../src/generated/callbacks.js";
import { notifications } from "../../src/generated/notifications.js";
import { operations } from "../../src/generated/operation-table.js";
import { checkValue } from "../../src/protocol/check-value.js";
import { decodeJson } from "../../src/protocol/json/decode-json.js";
import { isRecord } from "../../src/protocol/value.js";
import { decodeXml, encodeXml } from "../../src/xml.js";
import { isBareList, schemaValue } from "../arbitraries/schema-value.js";
import { wireText } from "../arbitraries/wire-text.js";
import { caught } from "../support/caught.js";
import { contractMessages } from "../support/contract-messages.js";
import { resolve } from "../support/contract-schema.js";
import { requiredPlaces, without } from "../support/required-places.js";
import { pickerOf, spellXml } from "../support/spell-xml.js";
import { xmlBySchema } from "../support/xml-by-schema.js";
import { oracleTree } from "../support/xml-tree.js";

/** What a reader gives for a value: lists of the other alternatives are there, too, and empty. */
function asRead(value: unknown, merged: readonly Schema[]): unknown {
  if (!isRecord(value)) return value;
  const lists = merged.flatMap(({ properties = {} }) =>
    Object.entries(properties)
      .filter(([, member]) => isBareList(resolve(member)))
      .map(([name]) => [name, []] as const),
  );
  return { ...Object.fromEntries(lists), ...value };
}

it("covers all messages of the contract", () => {
  const names = new Set(contractMessages.map(({ name }) => name.replace(/, alternative \d+$/, "")));
  expect(operations.flatMap(({ id, request }) => (request ? [`the request of ${id}`] : []))).toSatisfy(areIn(names));
  expect(operations.map(({ id }) => `the reply of ${id}`)).toSatisfy(areIn(names));
  expect(callbacks.flatMap(({ id }) => [`the callback ${id}`, `the reply to ${id}`])).toSatisfy(areIn(names));
  expect(notifications.map(({ id }) => `the answer to ${id}`)).toSatisfy(areIn(names));
  expect(names).toContain("the command of muteMember");
  expect(names).toContain("IvrResponse");
});

function areIn(known: ReadonlySet<string>): (names: readonly string[]) => boolean {
  return (names) => names.length > 0 && names.every((name) => known.has(name));
}

let refusals = 0;

describe.each(contractMessages.map((one) => [one.name, one] as const))(
  "%s",
  (_, { schema, message, merged, written }) => {
    const values = schemaValue(schema, wireText);
    const seed = fc.nat();

    it("is encoded by its schema, and round-trips in both formats without deviation", () => {
      const onDeviation = ({ kind, path }: { kind: string; path: string }): void => {
        throw new Error(`${kind} at ${path}`);
      };
      fc.assert(
        fc.property(values, (value) => {
          if (written) checkValue(message, value);
          const xml = encodeXml(message, value);
          expect(oracleTree(xml)).toStrictEqual(xmlBySchema(schema, value));
          expect(decodeXml(message, xml, { onDeviation })).toStrictEqual(asRead(value, merged));
          expect(decodeJson(message, JSON.stringify(value), { onDeviation })).toStrictEqual(asRead(value, merged));
        }),
        { numRuns: 15 },
      );
    });

    it("is rejected without a required field, with its path", async () => {
      const [value] = fc.sample(values, { numRuns: 1, seed: 11 });
      // Of several alternatives only what all of them require is missed here; what makes the
      // difference is for checkCommand.
      const places = requiredPlaces(schema, value).filter(
        ([name = "", ...rest]) => rest.length > 0 || merged.every(({ required = [] }) => required.includes(name)),
      );
      for (const place of written ? places : []) {
        refusals += 1;
        const error = await caught(() => checkValue(message, without(value, place)));
        expect(error).toMatchObject({
          kind: "encode",
          path: place
            .join(".")
            .replace(/\.(\d+)/g, "[$1]")
            .replace(/^(\d+)/, "[$1]"),
        });
      }
    });

    it("carries any string in JSON", () => {
      fc.assert(
        fc.property(schemaValue(schema, fc.string({ unit: "binary" })), (value) => {
          expect(decodeJson(message, JSON.stringify(value))).toStrictEqual(asRead(value, merged));
        }),
        { numRuns: 5 },
      );
    });

    it("is decoded equally in any spelling", () => {
      fc.assert(
        fc.property(values, seed, (value, chance) => {
          const spelt = spellXml(xmlBySchema(schema, value), pickerOf(chance));
          expect([spelt, decodeXml(message, spelt)]).toStrictEqual([spelt, asRead(value, merged)]);
        }),
        { numRuns: 15 },
      );
    });
  },
);

it("covered many required fields", () => {
  expect(refusals).toBeGreaterThan(100);
});
