const REQ_ID = /("reqId"\s*:\s*"|<reqId>)[0-9A-Za-z]*/;

/**
 * The body with a new `reqId`, where it has one: with the same, a second click would be rejected as a duplicate (160054).
 *
 * @param random as `Math.random`
 */
export function freshReqId(body: string, now: number, random: () => number): string {
  const id = `try${now}${Math.floor(random() * 1e6)}`;
  return body.replace(REQ_ID, (_, before: string) => `${before}${id}`);
}
