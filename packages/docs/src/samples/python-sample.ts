import { bodyOf, type Format } from "./body-of.js";
import { pathOf } from "./path-of.js";
import type { SampleCase } from "./sample-case.js";
import { type LiteralStyle, writeLiteral } from "./write-literal.js";

const STYLE: LiteralStyle = {
  map: ["{", "}"],
  list: ["[", "]"],
  ...{ arrow: ": ", step: "    ", padded: false },
  name: (name) => JSON.stringify(name),
  text: (text) => JSON.stringify(text),
};

/** The example in Python 3, with `cloopen.py` of samples/signing beside it. */
export function pythonSample(sample: SampleCase, format: Format): string {
  const args = [`"${sample.method}"`, `"${pathOf(sample)}"`, ...body(sample, format)];
  if (format === "xml") args.push('format="xml"');
  return `from cloopen import request

reply = request(${wrap(args)})
print(reply)
`;
}

function body(sample: SampleCase, format: Format): readonly string[] {
  if (sample.upload !== undefined) return [`open("${sample.upload}", "rb").read()`];
  if (sample.request === undefined) return [];
  return [format === "json" ? writeLiteral(sample.request.value, STYLE) : `"""${bodyOf(sample, "xml")}"""`];
}

function wrap(args: readonly string[]): string {
  const [line = ""] = args.join(", ").split("\n");
  return line.length <= 68 ? args.join(", ") : `\n    ${args.join(",\n    ")},\n`;
}
