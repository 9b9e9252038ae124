import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { send } from "../../api/http.js";
import { t } from "../../i18n/texts.js";
import { attempt } from "../../ui/announce.js";
import { Icon } from "../../ui/icon.js";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/** The phone at the other end of a connected call: its keys, what is said, hanging up. */
export function Phone({ callSid }: { readonly callSid: string }): JSX.Element {
  const seconds = useRef<HTMLInputElement>(null);
  const path = `/calls/${encodeURIComponent(callSid)}`;
  return (
    <section class="card phone" aria-label={t("calls.keypad")}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere. */}
      <div class="keys" role="group" aria-label={t("calls.keypad")}>
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            class="button"
            onClick={() => attempt(() => send("POST", `${path}/keys`, { keys: key }))}
          >
            {key}
          </button>
        ))}
      </div>
      <div class="stack">
        <form
          class="inline-form"
          onSubmit={(event) => {
            event.preventDefault();
            const speak = Number(seconds.current?.value);
            attempt(() => send("POST", `${path}/speech`, { seconds: speak }), t("ran"));
          }}
        >
          <label>
            <span>{t("calls.speakSeconds")}</span>
            <input ref={seconds} type="number" min="0" max="3600" defaultValue="5" required />
          </label>
          <button type="submit" class="button">
            {t("calls.speak")}
          </button>
        </form>
        <button type="button" class="button danger" onClick={() => attempt(() => send("POST", `${path}/hangup`))}>
          <Icon name="hangUp" />
          <span>{t("calls.hangUp")}</span>
        </button>
      </div>
    </section>
  );
}
