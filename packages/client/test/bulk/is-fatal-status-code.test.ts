import { describe, expect, it } from "vitest";
import { isFatalStatusCode } from "../../src/bulk/is-fatal-status-code.js";
import { CATALOGUE } from "../../src/errors/catalogue/index.js";
import { FATAL } from "../../src/generated/status-code.js";

const known = CATALOGUE.filter(({ generation }) => generation === "current");

describe("fatal status codes", () => {
  it("are all lasting codes of credentials, account or application", () => {
    const areas = ["authentication", "main account", "application"];
    const lasting = known.filter(({ area, retryable }) => areas.includes(area) && retryable === "never");
    expect(lasting.length).toBeGreaterThan(30);
    expect(lasting.map(({ code }) => code).filter((code) => !isFatalStatusCode(code))).toEqual([]);
  });

  it("are all in the catalogue", () => {
    const ends = FATAL.flatMap((range) => range.split("-"));
    const unknown = ends.filter((end) => !known.some(({ code }) => code === end));
    expect(unknown).toEqual([]);
  });

  it("are never retryable, except for these", () => {
    const passing = known.filter(({ code, retryable }) => isFatalStatusCode(code) && retryable !== "never");
    // The clock is wrong for all that follows, too; a review takes hours; so does the night; a
    // day's limit ends with the day.
    expect(passing.map(({ code }) => code)).toEqual(["111106", "111179", "112314", "160071"]);
  });

  it("are not those of single recipients, of their variables, or of a busy platform", () => {
    const single = ["112310", "112316", "112317", "113302", "160013", "160034", "160042", "160051", "160074"];
    const others = ["112308", "160052", "111111", "160000", "160016", "111000", "112326", "160054", "000000"];
    expect([...single, ...others].filter(isFatalStatusCode)).toEqual([]);
  });
});
