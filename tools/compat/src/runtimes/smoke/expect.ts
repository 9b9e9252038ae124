/** @throws when two values differ as JSON */
export function expectEqual(actual: unknown, expected: unknown): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`expected ${wanted}, got ${got}`);
}

/** @throws when a condition does not hold */
export function expectThat(condition: boolean, what: string): void {
  if (!condition) throw new Error(`not so: ${what}`);
}

/** What an action fails with. A success is a failure of the case. */
export async function failureOf(action: () => unknown): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure, but it succeeded");
}
