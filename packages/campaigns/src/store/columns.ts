/** A row by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Reads columns of a row. A column of another type means that the file is not ours, or damaged. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`Column ${column} is no text.`);
  return value;
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new TypeError(`Column ${column} is no integer.`);
  return value;
}

export function blob(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`Column ${column} is no blob.`);
  return value;
}

/** Reads a column that may be NULL. */
export function optional<Value>(
  read: (row: Row, column: string) => Value,
  row: Row | undefined,
  column: string,
): Value | undefined {
  const value = row?.[column];
  return row === undefined || value === null || value === undefined ? undefined : read(row, column);
}

/** One of a closed list of words. */
export function oneOf<Word extends string>(words: readonly Word[], row: Row, column: string): Word {
  const value = text(row, column);
  const word = words.find((each) => each === value);
  if (word === undefined) throw new TypeError(`Column ${column} holds ${JSON.stringify(value)}.`);
  return word;
}
