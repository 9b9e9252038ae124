import { describe, expect, test } from "vitest";
import { dashedTime } from "../../../src/kernel/times.js";
import { billPeriod } from "../../../src/services/accounts/rules.js";

/** An instant from Beijing's clock. */
const beijing = (text: string): number => Date.parse(`${text.replace(" ", "T")}+08:00`);

describe("billPeriod", () => {
  test.each([
    ["day", "2024-03-01 00:00:00", "2024-02-29 00:00:00", "2024-03-01 00:00:00"],
    ["day", "2024-03-01 23:59:59", "2024-02-29 00:00:00", "2024-03-01 00:00:00"],
    ["day", "2024-01-01 07:59:59", "2023-12-31 00:00:00", "2024-01-01 00:00:00"],
    ["week", "2024-03-03 23:59:59", "2024-02-19 00:00:00", "2024-02-26 00:00:00"],
    ["week", "2024-03-04 00:00:00", "2024-02-26 00:00:00", "2024-03-04 00:00:00"],
    ["month", "2024-03-01 00:00:00", "2024-02-01 00:00:00", "2024-03-01 00:00:00"],
    ["month", "2024-02-29 23:59:59", "2024-01-01 00:00:00", "2024-02-01 00:00:00"],
    ["month", "2024-01-01 00:00:00", "2023-12-01 00:00:00", "2024-01-01 00:00:00"],
  ])("%s at %s: from %s, before %s", (date, now, from, before) => {
    const period = billPeriod(date, beijing(now));
    expect([dashedTime(period.from), dashedTime(period.before)]).toEqual([from, before]);
  });
});
