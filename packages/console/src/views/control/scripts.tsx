import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { send } from "../../api/http.js";
import type { ScriptStep } from "../../api/records.js";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { info } from "../../live/sandbox.js";
import { attempt } from "../../ui/announce.js";
import { ViewFrame } from "../../ui/view.js";

/** What phones do by themselves, by their number. */
export function Scripts(): JSX.Element {
  const scripts = lists.scripts.items.value;
  const canChange = info.value?.readOnly !== true;
  return (
    <ViewFrame view="scripts">
      <div class="scroll page">
        <div class="columns">
          <section class="card">
            <h2>{t("scripts.title")}</h2>
            <p class="hint">{t("scripts.hint")}</p>
            {scripts.length === 0 && <p class="hint">{t("scripts.none")}</p>}
            <ul class="rows">
              {scripts.map(({ id, script }) => (
                <li key={id}>
                  <b class="number">{id}</b>
                  <span>{script.map(showStep).join(" → ")}</span>
                  {canChange && (
                    <button type="button" class="button" onClick={() => save(id, [])}>
                      {t("remove")}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </section>
          {canChange && <ScriptForm />}
        </div>
      </div>
    </ViewFrame>
  );
}

function showStep({ press, speak, after }: ScriptStep): string {
  const what =
    press !== undefined
      ? `${t("scripts.press")} ${press}`
      : speak !== undefined
        ? `${t("scripts.speak")} ${speak}`
        : t("scripts.hangUp");
  return after === undefined ? what : `${what} (${t("scripts.after")} ${after})`;
}

function save(number: string, script: readonly ScriptStep[]): void {
  attempt(() => send("PUT", `/scripts/${encodeURIComponent(number)}`, script), t("saved"));
}

function ScriptForm(): JSX.Element {
  const number = useRef<HTMLInputElement>(null);
  const [steps, setSteps] = useState<readonly ScriptStep[]>([]);
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        save(number.current?.value ?? "", steps);
        setSteps([]);
      }}
    >
      <label class="field">
        <span>{t("scripts.number")}</span>
        <input ref={number} type="tel" defaultValue="13800138000" required />
      </label>
      <ol class="rows">
        {steps.map((step, at) => (
          <li key={`${at} ${showStep(step)}`}>
            <span>{showStep(step)}</span>
            <button type="button" class="button" onClick={() => setSteps(steps.filter((_, index) => index !== at))}>
              {t("remove")}
            </button>
          </li>
        ))}
      </ol>
      <StepForm onAdd={(step) => setSteps([...steps, step])} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={steps.length === 0}>
          {t("save")}
        </button>
      </div>
    </form>
  );
}

function StepForm({ onAdd }: { readonly onAdd: (step: ScriptStep) => void }): JSX.Element {
  const [kind, setKind] = useState("press");
  const value = useRef<HTMLInputElement>(null);
  const after = useRef<HTMLInputElement>(null);
  function add(): void {
    const text = value.current?.value ?? "";
    const wait = after.current?.value ?? "";
    const time = wait === "" ? {} : { after: Number(wait) };
    if (kind === "press") onAdd({ press: text, ...time });
    else if (kind === "speak") onAdd({ speak: Number(text) });
    else onAdd({ hangUp: true, ...time });
  }
  return (
    <div class="inline-form">
      <label>
        <span>{t("scripts.steps")}</span>
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          <option value="press">{t("scripts.press")}</option>
          <option value="speak">{t("scripts.speak")}</option>
          <option value="hangUp">{t("scripts.hangUp")}</option>
        </select>
      </label>
      {kind !== "hangUp" && (
        <label>
          <span>{t(kind === "press" ? "scripts.keys" : "scripts.speak")}</span>
          <input key={kind} ref={value} type="text" inputMode="numeric" defaultValue={kind === "press" ? "1#" : "5"} />
        </label>
      )}
      {kind !== "speak" && (
        <label>
          <span>{t("scripts.after")}</span>
          <input ref={after} type="number" min="0" placeholder="1000" />
        </label>
      )}
      <button type="button" class="button" onClick={add}>
        {t("scripts.addStep")}
      </button>
    </div>
  );
}
