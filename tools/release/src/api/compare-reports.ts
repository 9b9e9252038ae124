/** What a change does to a report: lines gone and lines new, in order. Empty when nothing changed. */
export function compareReports(kept: string, current: string): readonly string[] {
  if (kept === current) return [];
  const before = countLines(kept);
  const after = countLines(current);
  const gone = [...before].flatMap(([line, count]) => repeat(`- ${line}`, count - (after.get(line) ?? 0)));
  const added = [...after].flatMap(([line, count]) => repeat(`+ ${line}`, count - (before.get(line) ?? 0)));
  const differences = [...gone, ...added];
  return differences.length > 0 ? differences : ["~ the same lines in another order"];
}

function countLines(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function repeat(line: string, count: number): readonly string[] {
  return Array.from({ length: Math.max(0, count) }, () => line);
}
