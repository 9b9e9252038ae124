/**
 * The items of an iterable until a signal is aborted, also while the next one is waited for. The
 * iterable is told when it is not read to its end.
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
    // Not waited for: an iterator that is busy answers when it likes.
    if (!ended) iterator.return?.().catch(() => {});
  }
}

/** What a promise gives, or `undefined` as soon as the signal is aborted. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const letGo = (): void => resolve(undefined);
    signal.addEventListener("abort", letGo);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", letGo));
  });
}
