import { formatTimestamp, sign } from "@cloopen-rest/client/signing";
import { expect, test } from "vitest";
import { named, vectors } from "./vectors.js";

test.each(named(vectors.signing))("signs %s", (_, { instant, sid, token, timestamp, ...signature }) => {
  expect(formatTimestamp(Date.parse(instant))).toBe(timestamp);
  expect(signature).toMatchObject(sign({ sid, token }, timestamp));
});
