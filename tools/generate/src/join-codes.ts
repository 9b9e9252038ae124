/** The same codes, those that follow each other without a gap as a range: it is bundled into every client. */
export function joinCodes(codes: readonly string[]): string[] {
  const joined: [low: string, high: string][] = [];
  for (const code of [...codes].sort()) {
    const [low = "", high = low] = code.split("-");
    const last = joined.at(-1);
    if (last !== undefined && Number(last[1]) + 1 === Number(low)) last[1] = high;
    else joined.push([low, high]);
  }
  return joined.map(([low, high]) => (low === high ? low : `${low}-${high}`));
}
