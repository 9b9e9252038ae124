import { createClient, isCloopenApiError, isCloopenError } from "@cloopen-rest/client";

/** In your application: counters and a logger. No event holds a secret. */
export const record = (fields: object): void => console.log(JSON.stringify(fields));

export const cloopen = createClient({
  timeoutMs: 10_000,
  deadlineMs: 20_000,
  hooks: {
    onCall: ({ operation }) => {
      return ({ durationMs, attempts, error }) => {
        record({
          operation,
          durationMs: Math.round(durationMs),
          attempts,
          outcome:
            error === undefined ? "ok" : isCloopenError(error) ? error.kind : "error",
          code: isCloopenApiError(error) ? error.statusCode : undefined,
          mayHaveActed: isCloopenError(error) ? error.mayHaveActed : undefined,
        });
      };
    },
  },
});
