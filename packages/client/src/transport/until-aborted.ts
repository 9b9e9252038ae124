/**
 * Yields the items of an iterable until a signal is aborted, also while it waits for the next item.
 * Closes the iterator when it is not read to its end.
 */
export async function* untilAborted<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  if (!(Symbol.asyncIterator in items)) {
    for (const item of items) {
      if (signal.aborted) return;
      yield item;
    }
    return;
  }
  const iterator = items[Symbol.asyncIterator]();
  let ended = false;
  try {
    while (!signal.aborted) {
      const next = await orAborted(iterator.next(), signal);
      ended = next?.done === true;
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } catch (error) {
    ended = true;
    throw error;
  } finally {
    // Not awaited: a busy iterator may take any time to close.
    if (!ended) iterator.return?.().catch(() => {});
  }
}

/** Resolves to the value of a promise, or to `undefined` as soon as the signal is aborted. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => resolve(undefined);
    signal.addEventListener("abort", onAbort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
