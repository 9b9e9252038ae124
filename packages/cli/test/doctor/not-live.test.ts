import { CATALOGUE } from "@cloopen-rest/client/errors";
import { expect, it } from "vitest";
import { NOT_LIVE } from "../../src/doctor/application-checks.js";

it("knows every code of the catalogue that says that the application is not live", () => {
  const said = CATALOGUE.filter(
    ({ en, generation }) => generation === "current" && /not (live|published)/.test(en),
  ).map(({ code }) => code);
  expect(said).toContain("112310");
  expect(new Set(NOT_LIVE)).toEqual(new Set(said));
});
