import type { JSX } from "preact";
import { label } from "../../i18n/texts.js";
import { Badge, type Tone } from "../../ui/text.js";
import type { AnyCall } from "./any-call.js";

/** What a call is at. */
export function PhaseBadge({ call }: { readonly call: AnyCall }): JSX.Element {
  const { call: record } = call;
  if (call.phase === "answered" && "activity" in record && record.activity === "queue") {
    return <Badge tone="warn">{label("calls.activity", "queue")}</Badge>;
  }
  const talks = call.phase === "answered" || call.phase === "talking";
  const tone: Tone = !call.isLive ? "muted" : talks ? "ok" : "warn";
  return <Badge tone={tone}>{label("calls.phase", call.phase)}</Badge>;
}
