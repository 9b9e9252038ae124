import { createIvrRouter, type IvrRoutes } from "@cloopen-rest/client/ivr";
import type { SandboxOptions } from "../../src/sandbox.js";
import { createIvrWorld, type IvrWorld } from "./ivr-world.js";

/** A sandbox whose application is made of the client's own router: what one says the other must understand. No port anywhere. */
export function createIvrApplication(routes: IvrRoutes, options: SandboxOptions = {}): IvrWorld {
  const handler = createIvrRouter(routes, {
    secret: false,
    basePath: "ivr",
  });
  return createIvrWorld({ fetch: async (url, init) => handler(new Request(String(url), init)), ...options });
}

/** A sandbox whose application answers each path with a text of its own, right or wrong, and with nothing to do elsewhere. */
export function createAnsweringApplication(
  answers: Readonly<Record<string, string | Response>>,
  options: SandboxOptions = {},
): IvrWorld {
  return createIvrWorld({
    fetch: async (url) => {
      const answer = answers[new URL(String(url)).pathname.replace("/ivr/", "")];
      return answer instanceof Response ? answer : new Response(answer ?? "<Response><CmdNone/></Response>");
    },
    ...options,
  });
}
