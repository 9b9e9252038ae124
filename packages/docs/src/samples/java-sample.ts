import { bodyOf, type Format } from "./body-of.js";
import { pathOf } from "./path-of.js";
import type { SampleCase } from "./sample-case.js";

/** The example in Java 17, with `Cloopen.java` of samples/signing beside it. */
export function javaSample(sample: SampleCase, format: Format): string {
  const name = `${sample.id.charAt(0).toUpperCase()}${sample.id.slice(1)}`;
  const files = sample.upload === undefined ? "" : "import java.nio.file.Files;\nimport java.nio.file.Path;\n\n";
  return `${files}public class ${name} {
  public static void main(String[] args) throws Exception {
    String reply = ${call(sample, format)};
    System.out.println(reply);
  }
}
`;
}

function call(sample: SampleCase, format: Format): string {
  const path = `"${pathOf(sample)}"`;
  if (sample.upload !== undefined)
    return `Cloopen.upload(\n        ${path},\n        "${format}", Files.readAllBytes(Path.of("${sample.upload}")))`;
  const text = bodyOf(sample, format);
  const body = text === undefined ? "null" : textBlock(text);
  return `Cloopen.request(\n        "${sample.method}", ${path},\n        "${format}", ${body})`;
}

function textBlock(text: string): string {
  const lines = text.replaceAll("\\", "\\\\").split("\n");
  return `"""\n${lines.map((line) => (line === "" ? "" : `        ${line}`)).join("\n")}"""`;
}
