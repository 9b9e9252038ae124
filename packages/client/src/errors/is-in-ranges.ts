/** Whether a status code is one of some codes and ranges of codes, as `111001-111099`. */
export function isInRanges(code: string, ranges: readonly string[]): boolean {
  return ranges.some((range) => {
    const [low = "", high = low] = range.split("-");
    return code.length === low.length && low <= code && code <= high;
  });
}
