export { createOtelHooks, type OtelOptions } from "./create-otel-hooks.js";
