import type { ConsoleSample } from "../../browser/console/console-sample.js";
import { bodyOf } from "../samples/body-of.js";
import type { SampleCase } from "../samples/sample-case.js";

/** What the console needs of an example. */
export function consoleSample(sample: SampleCase): ConsoleSample {
  const { id, operationId, method, path, level, preferred, query, upload } = sample;
  return {
    id,
    operationId,
    method,
    path,
    level,
    preferred,
    query: query.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("&"),
    json: bodyOf(sample, "json") ?? "",
    xml: bodyOf(sample, "xml") ?? "",
    upload: upload !== undefined,
  };
}
