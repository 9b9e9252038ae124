import {
  type Attributes,
  type Context,
  context,
  type Histogram,
  type MeterProvider,
  metrics,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import type { AttemptEnd, AttemptStart, CallEnd, CallStart, Hooks } from "../hooks/hooks.js";
import { describeError, describeResponse, platformCode } from "./describe-end.js";
import { describeRequest } from "./describe-request.js";

/** Options of {@link createOtelHooks}. */
export interface OtelOptions {
  /** Creates the tracer. Default: the global provider of `@opentelemetry/api`. */
  readonly tracerProvider?: TracerProvider;
  /** Creates the meter. Default: the global provider of `@opentelemetry/api`. */
  readonly meterProvider?: MeterProvider;
}

const SCOPE = "@cloopen-rest/client";
/** Bucket boundaries in seconds, as the conventions advise for `http.client.request.duration`. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * Creates hooks that report each call to OpenTelemetry, by its conventions for HTTP clients.
 *
 * A call is a span of kind `INTERNAL`, a child of the span that is active at its start. Each
 * attempt is a `CLIENT` span below that. It is recorded in the histogram
 * `http.client.request.duration`, in seconds. No attribute holds a token, a signature, an account
 * id, a phone number or a message. Hooks cannot add headers, so requests have no `traceparent`.
 *
 * @example
 * ```ts
 * import { createClient } from "@cloopen-rest/client";
 * import { createOtelHooks } from "@cloopen-rest/client/otel";
 *
 * const cloopen = createClient({ hooks: createOtelHooks() });
 * ```
 */
export function createOtelHooks({ tracerProvider = trace, meterProvider = metrics }: OtelOptions = {}): Hooks {
  const tracer = tracerProvider.getTracer(SCOPE);
  let histogram: Histogram | undefined;
  const record = (...value: Parameters<Histogram["record"]>): void => {
    // Created on first use: a meter of the global provider has no effect when it is created before
    // the SDK starts.
    histogram ??= createHistogram(meterProvider);
    histogram.record(...value);
  };
  const contexts = new WeakMap<CallStart, Context>();
  return {
    onCall(start) {
      const span = startCall(tracer, start);
      contexts.set(start, trace.setSpan(context.active(), span));
      return (end) => endCall(span, end);
    },
    onAttempt(start) {
      return startAttempt(tracer, record, start, contexts.get(start.call) ?? context.active());
    },
  };
}

function createHistogram(provider: MeterProvider): Histogram {
  return provider.getMeter(SCOPE).createHistogram("http.client.request.duration", {
    description: "Duration of HTTP client requests.",
    unit: "s",
    advice: { explicitBucketBoundaries: BUCKETS },
  });
}

function startCall(tracer: Tracer, { operation, level }: CallStart): Span {
  const attributes = { "cloopen.operation": operation, "cloopen.level": level };
  return tracer.startSpan(`cloopen ${operation}`, { kind: SpanKind.INTERNAL, attributes });
}

function endCall(span: Span, { attempts, error }: CallEnd): void {
  endSpan(span, { "cloopen.attempts": attempts, ...describeError(error) }, error !== undefined);
}

function startAttempt(
  tracer: Tracer,
  record: Histogram["record"],
  start: AttemptStart,
  parent: Context,
): (end: AttemptEnd) => void {
  const { spanName, common, span: ofSpan } = describeRequest(start);
  const span = tracer.startSpan(spanName, { kind: SpanKind.CLIENT, attributes: { ...common, ...ofSpan } }, parent);
  return (end) => {
    const response = describeResponse(end);
    // In the context of the span, so that exemplars of the histogram link to it.
    record(end.durationMs / 1000, { ...common, ...response }, trace.setSpan(parent, span));
    endSpan(span, { ...response, ...platformCode(end.error) }, end.error !== undefined);
  };
}

function endSpan(span: Span, attributes: Attributes, failed: boolean): void {
  span.setAttributes(attributes);
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
