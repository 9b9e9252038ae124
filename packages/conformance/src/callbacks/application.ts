import { callbacks, notifications } from "@cloopen-rest/client/descriptors";
import { createIvrRouter, type IvrRoutes } from "@cloopen-rest/client/ivr";
import { createWebhookHandler, type PlatformHandler, type WebhookHandlers } from "@cloopen-rest/client/webhooks";

/** What one handler was given. */
export interface ReceivedMessage {
  readonly id: string;
  readonly message: unknown;
}

/** The replies of the handlers, by callback or notification. */
export type Reactions = Map<string, () => unknown>;

/** The developer's application on the client's own tools: a handler for each callback and each notification of the contract. */
export interface Application {
  readonly handle: PlatformHandler;
  readonly received: ReceivedMessage[];
  readonly reactions: Reactions;
}

/** @param secret segment of the path behind `callbacks` and `ivr` */
export function createApplication(secret: string): Application {
  const received: ReceivedMessage[] = [];
  const reactions: Reactions = new Map();
  const handlerOf = (id: string) => (message: unknown) => {
    received.push({ id, message });
    return reactions.get(id)?.();
  };
  // Each handler has types of its own; here all of them are alike, and their replies are checked on the wire.
  const handlers = Object.fromEntries(callbacks.map(({ id }) => [id, handlerOf(id)])) as WebhookHandlers;
  // A notification without a path of its own comes to the one that bears its name.
  const routes = Object.fromEntries(
    notifications.map(({ id, path }) => [id, path === undefined ? { [id]: handlerOf(id) } : handlerOf(id)]),
  ) as IvrRoutes;
  const toCallbacks = createWebhookHandler(handlers, { secret });
  const toIvr = createIvrRouter(routes, { secret });
  return {
    handle: (request, address) =>
      new URL(request.url).pathname.startsWith("/ivr/") ? toIvr(request, address) : toCallbacks(request, address),
    received,
    reactions,
  };
}
