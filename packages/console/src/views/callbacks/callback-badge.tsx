import type { JSX } from "preact";
import type { CallbackRecord } from "../../api/records.js";
import { Badge, type Tone } from "../../ui/text.js";

/** The HTTP status that a callback was answered with, or what came in its place. */
export function CallbackBadge({ callback }: { readonly callback: CallbackRecord }): JSX.Element {
  const { status, error, ignored } = callback;
  if (status === undefined)
    return <Badge tone={error === undefined ? "muted" : "bad"}>{error === undefined ? "…" : "✕"}</Badge>;
  const isTaken = status >= 200 && status <= 299;
  const tone: Tone = !isTaken ? "bad" : ignored === undefined ? "ok" : "warn";
  return <Badge tone={tone}>{status}</Badge>;
}
