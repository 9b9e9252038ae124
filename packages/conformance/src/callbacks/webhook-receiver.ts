import { createServer } from "node:http";
import { type PlatformHandler, toNodeListener } from "@cloopen-rest/client/webhooks";
import { listenOnLoopback } from "@cloopen-rest/test-kit";
import { readCertificate } from "../target/certificate.js";
import type { Exchange } from "../target/http-message.js";
import { recordFetch } from "../target/recording-fetch.js";
import { createWireTap } from "../target/wire-tap.js";
import { createApplication, type Reactions, type ReceivedMessage } from "./application.js";

/** The developer's server: the client's handlers behind a tap. */
export interface WebhookReceiver {
  /** Address of the handler of callbacks, secret included; what follows is free. */
  readonly callbackUrl: string;
  /** IVR notification URL, secret included. */
  readonly ivrUrl: string;
  /** What the platform sends with, where there is no port. */
  readonly fetch: typeof globalThis.fetch | undefined;
  /** The replies of the handlers; nothing by default, which means success. */
  readonly reactions: Reactions;
  /** What the handlers were given since the last `forget`. */
  readonly received: readonly ReceivedMessage[];
  /** Every exchange since the last `forget`, in the order of the connections. */
  take(): readonly Exchange[];
  forget(): void;
  close(): Promise<void>;
}

/** Callbacks are not signed: a secret in the path keeps others out. */
const SECRET = "conformance-suite-callbacks";

/** Opens a receiver: on loopback, over TLS behind the tap for `tls`, without a port for `in-process`. */
export async function openWebhookReceiver(transport: "in-process" | "http" | "tls"): Promise<WebhookReceiver> {
  const application = createApplication(SECRET);
  const way =
    transport === "in-process"
      ? direct(application.handle)
      : await overSockets(application.handle, transport === "tls");
  return {
    callbackUrl: `${way.origin}/callbacks/${SECRET}`,
    ivrUrl: `${way.origin}/ivr/${SECRET}`,
    fetch: way.fetch,
    reactions: application.reactions,
    received: application.received,
    take: way.take,
    forget() {
      way.forget();
      application.received.length = 0;
    },
    close: way.close,
  };
}

type Way = Pick<WebhookReceiver, "fetch" | "take" | "forget" | "close"> & { readonly origin: string };

function direct(handle: PlatformHandler): Way {
  const recorder = recordFetch((request) => handle(request));
  return {
    origin: "http://127.0.0.1",
    fetch: (url, init) => recorder.fetch(String(url), init),
    take: recorder.take,
    forget: recorder.forget,
    close: async () => {},
  };
}

async function overSockets(handle: PlatformHandler, secure: boolean): Promise<Way> {
  const server = createServer(toNodeListener(handle));
  // One exchange for each connection, so that those of callbacks that come together can be distinguished.
  server.maxRequestsPerSocket = 1;
  const port = await listenOnLoopback(server);
  const tap = await createWireTap(`http://127.0.0.1:${port}`, {
    tls: secure ? await readCertificate(process.env) : undefined,
  });
  return {
    origin: tap.url,
    fetch: undefined,
    take: () => tap.take(),
    forget: () => tap.forget(),
    async close() {
      await tap.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
