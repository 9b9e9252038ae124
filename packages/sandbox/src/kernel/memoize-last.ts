/**
 * A pure function that keeps the last result for the last arguments. Under load many requests come with one and the same signature (callers sign with whole
 * seconds), template and second.
 */
export function memoizeLast<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    if (last === undefined || args.some((arg, at) => arg !== last?.args[at])) last = { args, result: work(...args) };
    return last.result;
  };
}
