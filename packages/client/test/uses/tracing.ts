import { createClient, type Hooks, isCloopenApiError } from "@cloopen-rest/client";

/** What of OpenTelemetry's `Tracer` is needed; `trace.getTracer("…")` of @opentelemetry/api fits. */
interface Tracer {
  startSpan(name: string, options: { attributes: Record<string, string | number> }): Span;
}

interface Span {
  setAttribute(name: string, value: string | number): unknown;
  recordException(error: Error): void;
  end(): void;
}

/** A span a call, and one an attempt, named by the conventions of OpenTelemetry for HTTP clients. */
export function traceCalls(tracer: Tracer): Hooks {
  const finish = (span: Span, error: unknown): void => {
    if (isCloopenApiError(error)) span.setAttribute("cloopen.status_code", error.statusCode);
    if (error instanceof Error) span.recordException(error);
    span.end();
  };
  return {
    onCall: ({ operation, level }) => {
      const span = tracer.startSpan(`cloopen ${operation}`, { attributes: { "cloopen.level": level } });
      return ({ attempts, error }) => {
        span.setAttribute("cloopen.attempts", attempts);
        finish(span, error);
      };
    },
    onAttempt: ({ method, url, attempt }) => {
      const attributes = { "http.request.method": method, "url.full": url, "http.request.resend_count": attempt - 1 };
      const span = tracer.startSpan(method, { attributes });
      return ({ status, error }) => {
        if (status !== undefined) span.setAttribute("http.response.status_code", status);
        finish(span, error);
      };
    },
  };
}

export const traced = (tracer: Tracer) =>
  createClient({ hooks: traceCalls(tracer), retry: { smsByReqId: true }, deadlineMs: 20_000 });
