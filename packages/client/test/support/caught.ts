/** What a promise rejects with, or a function throws. A success is a failure of the test. */
export async function caught(action: () => unknown): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure, but it succeeded");
}
