/** Whether an entry of the catalogue, a code or a range such as `111001-111099`, stands for a code. */
export function coversCode(entry: string, code: string): boolean {
  const [from = "", to = from] = entry.split("-");
  return code === entry || (code.length === from.length && from <= code && code <= to);
}
