import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { send } from "../../api/http.js";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { clock, info } from "../../live/sandbox.js";
import { attempt } from "../../ui/announce.js";
import { Badge } from "../../ui/text.js";
import { ViewFrame } from "../../ui/view.js";
import { FaultForm } from "./fault-form.js";

/** What shall go wrong, and what time it is. */
export function Faults(): JSX.Element {
  const faults = lists.faults.items.value;
  const canChange = info.value?.readOnly !== true;
  return (
    <ViewFrame view="faults">
      <div class="scroll page">
        <div class="columns">
          <ClockCard canChange={canChange} />
          <section class="card">
            <h2>{t("faults.title")}</h2>
            <p class="hint">{t("faults.hint")}</p>
            {faults.length === 0 ? (
              <p class="hint">{t("faults.none")}</p>
            ) : (
              <ul class="rows">
                {faults.map(({ id, fault, met }) => (
                  <li key={id}>
                    <code>{describe(fault)}</code>
                    <Badge tone="warn">
                      {fault["times"] === "always"
                        ? t("faults.always")
                        : t("faults.left", { n: Number(fault["times"] ?? 1) - met })}
                    </Badge>
                    {canChange && (
                      <button
                        type="button"
                        class="button"
                        onClick={() => attempt(() => send("DELETE", `/faults/${id}`), t("ran"))}
                      >
                        {t("remove")}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            )}
            {canChange && <FaultForm />}
          </section>
        </div>
      </div>
    </ViewFrame>
  );
}

function describe(fault: Readonly<Record<string, string | number>>): string {
  return Object.entries(fault)
    .filter(([name]) => name !== "times")
    .map(([name, value]) => (name === "kind" ? value : `${name}=${value}`))
    .join(" ");
}

const SPANS = ["10s", "1m", "10m", "1h", "24h"];

function ClockCard({ canChange }: { readonly canChange: boolean }): JSX.Element {
  const span = useRef<HTMLInputElement>(null);
  const advance = (by: string): void => attempt(() => send("POST", "/clock", { advance: by }), t("ran"));
  const heard = clock.value;
  return (
    <section class="card">
      <h2>{t("clock.title")}</h2>
      <p class="clock">
        <span class="offscreen">{t("clock.now")}</span>
        <time>{heard === undefined ? "" : beijing(heard.now)}</time>
      </p>
      <p class="hint">{t(info.value?.movable === false ? "clock.fixed" : "clock.hint")}</p>
      {canChange && info.value?.movable !== false && (
        <>
          <div class="actions">
            {SPANS.map((one) => (
              <button key={one} type="button" class="button" onClick={() => advance(one)}>
                + {one}
              </button>
            ))}
          </div>
          <form
            class="inline-form"
            onSubmit={(event) => {
              event.preventDefault();
              advance(span.current?.value ?? "");
            }}
          >
            <label>
              <span>{t("clock.advance")}</span>
              <input ref={span} type="text" pattern="\d+(ms|s|m|h|d)" defaultValue="90s" required />
            </label>
            <button type="submit" class="button primary">
              {t("clock.go")}
            </button>
          </form>
        </>
      )}
    </section>
  );
}

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** `yyyy-MM-dd HH:mm:ss +08:00` */
function beijing(now: number): string {
  return `${new Date(now + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace("T", " ")} +08:00`;
}
