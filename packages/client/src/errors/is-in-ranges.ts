/** Whether a status code is in a list of codes and ranges, such as `111001-111099`. */
export function isInRanges(code: string, ranges: readonly string[]): boolean {
  return ranges.some((range) => {
    const [low = "", high = low] = range.split("-");
    return code.length === low.length && low <= code && code <= high;
  });
}
