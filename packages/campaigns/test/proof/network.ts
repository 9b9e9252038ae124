import type { HttpRequest, HttpResponse, SendOptions, Transport } from "@cloopen-rest/client";
import { TransportError } from "@cloopen-rest/client";
import type { Sandbox } from "@cloopen-rest/sandbox";
import type { Random } from "./random.js";
import type { World } from "./world.js";

/** What the network does with one request. Those whose name begins with `lost` or `late` leave the caller in doubt. */
const FATES = [
  "answered",
  "connection-refused",
  "lost-request",
  "lost-answer",
  "late-answer",
  "late-request",
  "lost-to-a-gateway",
  "busy-gateway",
  "sent-twice",
  "rejected",
  "rejected-briefly",
  "rejected-for-all",
  "unclear",
] as const;
export type Fate = (typeof FATES)[number];

/** How often the network behaves badly in a simulation. */
export interface Weather {
  /** Probability that a request is not simply answered. */
  readonly trouble: number;
}

/** Longest time that a request is under way on its own. Below the margin that is kept from midnight. */
const LONGEST_DELAY_MS = 5 * 60_000;
const JSON_HEADERS = { "content-type": "application/json" };

/**
 * The network between a client and a sandbox. A request that has left goes on although its process dies.
 *
 * @param onFate called with the fate of every request that has a `reqId`
 */
export function createNetwork(
  world: World,
  random: Random,
  sandbox: Sandbox,
  weather: Weather,
  onFate: (reqId: string, fate: Fate) => void,
): Transport {
  const execute = async ({ url, method, headers, body }: HttpRequest): Promise<HttpResponse> => {
    const response = await sandbox.fetch(new Request(url, { method, headers, body: body ?? null }));
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  };
  const envelope = (statusCode: string): HttpResponse => {
    return { status: 200, headers: JSON_HEADERS, text: JSON.stringify({ statusCode }) };
  };

  return (request: HttpRequest, { timeoutMs }: SendOptions): Promise<HttpResponse> => {
    const reqId = /"reqId":"(\w+)"/.exec(String(request.body))?.[1];
    const fate: Fate = reqId !== undefined && random.chance(weather.trouble) ? random.pick(FATES) : "answered";
    if (reqId !== undefined) onFate(reqId, fate);
    const process = world.process;
    const delay = random.below(2_000);
    return new Promise((resolve, reject) => {
      const answer = (afterMs: number, response: HttpResponse): void => {
        world.planForProcess(afterMs, `answer ${fate}`, () => resolve(response));
      };
      const fail = (afterMs: number, error: TransportError): void => {
        world.planForProcess(afterMs, `fail ${fate}`, () => reject(error));
      };
      const reset = (requestSent: boolean): TransportError =>
        new TransportError("connection", { requestSent, code: requestSent ? "ECONNRESET" : "ECONNREFUSED" });
      const timeOut = (): void => fail(timeoutMs, new TransportError("timeout", { requestSent: true }));
      /** Reaches the platform in its time, whatever becomes of the process. */
      const arrive = (afterMs: number, then: (response: HttpResponse) => void): void => {
        world.plan(afterMs, `arrive ${fate}`, async () => {
          const response = await execute(request);
          if (world.process === process) then(response);
        });
      };
      switch (fate) {
        case "answered":
          return arrive(delay, (response) => answer(random.below(1_000), response));
        case "connection-refused":
          return fail(delay, reset(false));
        case "lost-request":
          return random.chance(0.5) ? timeOut() : fail(delay, reset(true));
        case "lost-answer":
          arrive(delay, () => {});
          return random.chance(0.5) ? timeOut() : fail(delay + random.below(1_000), reset(true));
        case "late-answer":
          return arrive(delay, (response) => answer(timeoutMs - delay - 1, response));
        case "late-request":
          arrive(timeoutMs + random.below(LONGEST_DELAY_MS), () => {});
          return timeOut();
        case "lost-to-a-gateway":
          return answer(delay, { status: 502, headers: {}, text: "<html>Bad gateway</html>" });
        case "busy-gateway":
          return arrive(delay, () => answer(0, { status: 503, headers: {}, text: "" }));
        case "sent-twice":
          // Something in between repeats the request: the platform's answer is that to the second.
          arrive(delay, () => {});
          return arrive(delay + 1, (response) => answer(0, response));
        case "rejected":
          return answer(delay, envelope("160042"));
        case "rejected-briefly":
          return answer(delay, envelope("111111"));
        case "rejected-for-all":
          return answer(delay, envelope("111212"));
        case "unclear":
          if (random.chance(0.5)) return answer(delay, envelope("111000"));
          return arrive(delay, () => answer(0, envelope("111000")));
      }
    });
  };
}

/** Whether a caller cannot know what a request with this fate did. */
export function isAmbiguous(fate: Fate): boolean {
  return /^(?:lost|late-request|busy|unclear)/.test(fate);
}

/** Whether a request with this fate cannot have been accepted, and its caller knows that. */
export function isSafe(fate: Fate): boolean {
  return fate === "connection-refused" || fate.startsWith("rejected");
}
