/** Puts each element of compact XML on a line of its own. Elements with text keep to one line, so that no value changes. */
export function indentXml(xml: string): string {
  let depth = 0;
  const lines = xml.replace(/></g, ">\n<").split("\n");
  return lines
    .map((line) => {
      if (line.startsWith("</")) depth -= 1;
      const indented = "  ".repeat(depth) + line;
      if (/^<[^/?!][^>]*[^/]>$/.test(line) && !line.includes("</")) depth += 1;
      return indented;
    })
    .join("\n");
}
