import { type CloopenClient, createClient, type Hooks } from "@cloopen-rest/client";
import { createOtelHooks, type OtelOptions } from "@cloopen-rest/client/otel";
import { metrics, trace } from "@opentelemetry/api";

/** The global providers, and providers of one's own. */
export const traced: CloopenClient = createClient({ hooks: createOtelHooks() });

const options: OtelOptions = { tracerProvider: trace.getTracerProvider(), meterProvider: metrics.getMeterProvider() };
const { onCall, onAttempt }: Hooks = createOtelHooks(options);

/** Beside hooks of one's own. */
export const loggedAndTraced: CloopenClient = createClient({
  hooks: {
    onCall(start) {
      const endSpan = onCall?.(start);
      return (end) => {
        console.log(start.operation, end.durationMs);
        endSpan?.(end);
      };
    },
    ...(onAttempt && { onAttempt }),
  },
});
