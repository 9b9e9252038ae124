import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/texts.js";
import { transcript, watchTranscript } from "../../live/transcripts.js";
import { SandboxText } from "../../ui/sandbox-text.js";
import { Badge, Time, type Tone } from "../../ui/text.js";

const TONES: Readonly<Record<string, Tone>> = { platform: "muted", application: "info", party: "ok" };
/** So many lines are drawn. */
const DRAWN = 500;

/** What happened in a call, line by line, while it happens. */
export function Transcript({ callSid }: { readonly callSid: string }): JSX.Element {
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    void watchTranscript(callSid);
  }, [callSid]);
  const lines = transcript.value;
  useEffect(() => end.current?.scrollIntoView({ block: "nearest" }), [lines.length]);
  return (
    <section>
      <h3>{t("calls.transcript")}</h3>
      {lines.length === 0 ? (
        <p class="hint">{t("calls.noTranscript")}</p>
      ) : (
        <ol class="transcript" aria-live="polite">
          {lines.slice(-DRAWN).map((line) => (
            <li key={line.id} class={line.who}>
              <Time iso={line.at} />
              <Badge tone={TONES[line.who] ?? "muted"}>{t(`who.${line.who}`)}</Badge>
              <SandboxText text={line.text} />
            </li>
          ))}
          <li ref={end} aria-hidden="true" class="end" />
        </ol>
      )}
    </section>
  );
}
