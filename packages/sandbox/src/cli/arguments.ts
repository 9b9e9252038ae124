/**
 * What is wrong with a command line that Node's `parseArgs` does not take. Node quotes what it met, which may be a token: only what looks like a flag is repeated.
 *
 * @param flags the names that there are
 */
export function explainArguments(error: unknown, flags: readonly string[]): string {
  const code: unknown = Reflect.get(Object(error), "code");
  const [, dashes = "", typed = ""] = /'(--?)([a-z][a-z-]*)(?: <value>)?'/.exec(messageOf(error)) ?? [];
  const flag = `${dashes}${typed}`;
  if (code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") return "a word without a flag";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const meant = nearestFlag(typed, flags);
    return `${typed === "" ? "an unknown flag" : `unknown flag ${flag}`}${meant === undefined ? "" : `, perhaps --${meant}`}`;
  }
  if (!flags.includes(typed)) return "cannot be read";
  if (messageOf(error).includes("does not take an argument")) return `${flag} takes no value`;
  if (messageOf(error).includes("ambiguous"))
    return `${flag} needs a value; one that begins with - is written ${flag}=-…`;
  return `${flag} needs a value`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}

/** The flag that a mistyped one is meant for, if one is near enough: two letters wrong, missing or too many. */
export function nearestFlag(typed: string, flags: readonly string[]): string | undefined {
  const [nearest] = flags
    .map((flag) => ({ flag, distance: editDistance(typed, flag) }))
    .filter(({ flag, distance }) => distance <= 2 && distance < flag.length)
    .sort((one, other) => one.distance - other.distance);
  return nearest?.flag;
}

/** Levenshtein's: letters to change, leave out or put in; two that changed places count as one. */
function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          cell(row - 1, column) + 1,
          cell(row, column - 1) + 1,
          cell(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? cell(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return cell(one.length, other.length);
}
