import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callPath } from "../src/call-path.js";
import { anyCall } from "../src/example-body.js";
import { readSettings } from "../src/settings.js";
import { signerOf } from "../src/signer.js";
import { ALL_OPERATIONS } from "../src/spec.js";
import { openTarget, type Target } from "../src/target/target.js";
import { UNSERVED } from "../src/unserved.js";

const settings = readSettings(process.env);
let target: Target;

describe.runIf(settings.transport !== "server")(
  "the sandbox answers 404 to an operation that it does not serve",
  () => {
    beforeAll(async () => {
      target = await openTarget(settings);
    });
    afterAll(() => target.close());

    it.each(UNSERVED)("%s", async (id) => {
      const operation = ALL_OPERATIONS.find((candidate) => candidate.id === id);
      if (operation === undefined) throw new Error(`${id} is not in the contract`);
      const { cloopen } = signerOf(operation, target);
      const formats = { request: "json", reply: "json" } as const;
      await expect(callPath(cloopen, operation, formats, anyCall(operation))).rejects.toMatchObject({ status: 404 });
    });
  },
);
