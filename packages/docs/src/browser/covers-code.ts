/** Whether a card of the page of status codes, by its id, stands for a code: the code itself, or a range that has it within. */
export function coversCode(id: string, code: string): boolean {
  const [from = "", to] = id.split("-");
  return code === id || (to !== undefined && code.length === from.length && from <= code && code <= to);
}
