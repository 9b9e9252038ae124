import { bodyOf, type Format } from "./body-of.js";
import { pathOf } from "./path-of.js";
import type { SampleCase } from "./sample-case.js";
import { type LiteralStyle, writeLiteral } from "./write-literal.js";

const STYLE: LiteralStyle = {
  map: ["[", "]"],
  list: ["[", "]"],
  ...{ arrow: " => ", step: "    ", padded: false, emptyMap: "new stdClass()" },
  name: quote,
  text: quote,
};

/** The example in PHP 8, with `cloopen.php` of samples/signing beside it. */
export function phpSample(sample: SampleCase, format: Format): string {
  const args = [`'${sample.method}'`, quote(pathOf(sample)), ...body(sample, format)];
  if (format === "xml") args.push(...(args.length === 2 ? ["null"] : []), "'xml'");
  return `<?php
require_once 'cloopen.php';

$reply = cloopen(${wrap(args)});
print_r($reply);
`;
}

function body(sample: SampleCase, format: Format): readonly string[] {
  if (sample.upload !== undefined) return [`fopen('${sample.upload}', 'rb')`];
  if (sample.request === undefined) return [];
  return [format === "json" ? writeLiteral(sample.request.value, STYLE) : `<<<'XML'\n${bodyOf(sample, "xml")}\nXML`];
}

function wrap(args: readonly string[]): string {
  const [line = ""] = args.join(", ").split("\n");
  return line.length <= 68 ? args.join(", ") : `\n    ${args.join(",\n    ")},\n`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
