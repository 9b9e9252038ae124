/** A column of a table. */
export interface Column<Row extends object> {
  readonly title: string;
  readonly of: (row: Row) => string | undefined;
  /** The column that gives way when the terminal is narrow. */
  readonly shrinks?: boolean;
  readonly alignRight?: boolean;
}

const GAP = "  ";
const NARROWEST = 8;

/**
 * Formats rows as a table that fits the terminal. Columns that shrink are cut with `…`. Chinese characters count as
 * the two columns that they take.
 */
export async function formatTable<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number,
): Promise<string> {
  // Loaded here, since most runs print no table.
  const { default: stringWidth } = await import("string-width");
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ of }) => (of(row) ?? "").replace(/\s+/g, " "))),
  ];
  const widths = fit(
    columns,
    columns.map((_, index) => Math.max(...cells.map((line) => stringWidth(line[index] ?? "")))),
    width,
  );
  return cells
    .map((line) =>
      line
        .map((cell, index) => {
          const room = widths[index] ?? 0;
          const shown = stringWidth(cell) > room ? cut(cell, room, stringWidth) : cell;
          const pad = " ".repeat(Math.max(0, room - stringWidth(shown)));
          return columns[index]?.alignRight ? pad + shown : shown + pad;
        })
        .join(GAP)
        .trimEnd(),
    )
    .join("\n");
}

function fit<Row extends object>(
  columns: readonly Column<Row>[],
  natural: readonly number[],
  width: number,
): readonly number[] {
  const total = natural.reduce((sum, each) => sum + each, 0) + GAP.length * (columns.length - 1);
  let excess = total - width;
  return natural.map((own, index) => {
    if (excess <= 0 || !columns[index]?.shrinks) return own;
    const given = Math.max(0, Math.min(excess, own - NARROWEST));
    excess -= given;
    return own - given;
  });
}

function cut(text: string, room: number, widthOf: (text: string) => number): string {
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > room - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Formats fields as lines of name and value; what has no value is left out. */
export async function formatFields(fields: Readonly<Record<string, string | undefined>>): Promise<readonly string[]> {
  const { default: stringWidth } = await import("string-width");
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== "");
  const widest = Math.max(0, ...given.map(([name]) => stringWidth(name)));
  return given.map(([name, value]) => `${name}${" ".repeat(widest - stringWidth(name))}  ${value}`);
}
