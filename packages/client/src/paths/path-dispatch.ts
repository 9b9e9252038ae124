import createFetchClient from "openapi-fetch";
import { type CallInProgress, type Outcome, runPipeline } from "../request/pipeline.js";
import type { Caller } from "../request/prepare-call.js";

/** openapi-fetch needs to know no more of a path than this; `PathMethod` has the real types. */
type AnyPaths = Record<string, Record<"get" | "post", AnyPath>>;

interface AnyPath {
  parameters: { path: Record<string, string>; query: Record<string, string> };
  responses: { 200: { content: { "application/json": Outcome } } };
}

/**
 * Sends a call through openapi-fetch, whose `fetch` is our pipeline. openapi-fetch composes the URL; instead of a `Request`, whose body would become a
 * stream and lose its length, a light record carries it on, and the outcome comes back as the body of a light response.
 */
export async function dispatchPath({ level, credentials, settings }: Caller, call: CallInProgress): Promise<Outcome> {
  const client = createFetchClient<AnyPaths>({
    baseUrl: settings.baseUrl,
    // Neither is the DOM's class: openapi-fetch only constructs the one and reads four members of the other.
    Request: OutgoingCall as unknown as typeof Request,
  });
  const { data } = await client.request(call.operation.method, call.operation.path, {
    params: { path: { [`${level}Sid`]: credentials.sid }, query: call.query },
    parseAs: "stream",
    // A promise inside, for openapi-fetch swallows errors that are falsy, such as the reason of `abort(null)`.
    fetch: async ({ url }) => new FinishedCall(() => runPipeline(settings, call, url)) as unknown as Response,
  });
  // openapi-fetch hands on the body of a successful answer as it is when told to stream.
  return (data as unknown as () => Promise<Outcome>)();
}

class OutgoingCall {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }
}

class FinishedCall {
  readonly ok = true;
  readonly status = 200;
  readonly headers: Pick<Headers, "get"> = { get: () => null };
  readonly body: () => Promise<Outcome>;

  constructor(body: () => Promise<Outcome>) {
    this.body = body;
  }
}
