import type { Attributes } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import type { Hooks } from "../../src/index.js";
import { createOtelHooks } from "../../src/otel/index.js";

/** One series of a histogram. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly boundaries: readonly number[];
  readonly count: number;
  readonly sum: number | undefined;
  readonly attributes: Attributes;
}

/** The SDK of OpenTelemetry in memory, with hooks that report to it. */
export interface Telemetry {
  readonly hooks: Hooks;
  /** Spans that have ended, in the order of their ends. */
  spans(): readonly ReadableSpan[];
  series(): Promise<readonly Series[]>;
}

export function startTelemetry(): Telemetry {
  const spanExporter = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] });
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 2 ** 30 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  return {
    hooks: createOtelHooks({ tracerProvider, meterProvider }),
    spans: () => spanExporter.getFinishedSpans(),
    async series() {
      const { resourceMetrics } = await reader.collect();
      return resourceMetrics.scopeMetrics
        .flatMap(({ metrics }) => metrics)
        .flatMap(({ descriptor: { name, unit }, dataPoints }) =>
          dataPoints.flatMap(({ attributes, value }) => {
            if (typeof value !== "object" || !("buckets" in value) || !("boundaries" in value.buckets)) return [];
            return [
              { name, unit, boundaries: value.buckets.boundaries, count: value.count, sum: value.sum, attributes },
            ];
          }),
        );
    },
  };
}
