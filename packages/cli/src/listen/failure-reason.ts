/** Why `fetch` got no response: the code of the system, else what it says itself, such as "bad port". */
export function failureReason(error: unknown): string {
  const cause: unknown = Reflect.get(Object(error), "cause");
  const code: unknown = Reflect.get(Object(cause), "code");
  if (typeof code === "string") return code;
  if (cause instanceof Error) return cause.message;
  return error instanceof Error ? error.name : String(error);
}
