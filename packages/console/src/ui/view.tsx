import type { ComponentChildren, JSX } from "preact";
import { t } from "../i18n/texts.js";
import { Icon } from "./icon.js";
import { goTo, type View } from "./route.js";

/** The frame of a view. */
export interface ViewFrameProps {
  readonly view: View;
  /** Beside the heading. */
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Heading, tools, and what there is to see. */
export function ViewFrame({ view, tools, children }: ViewFrameProps): JSX.Element {
  return (
    <>
      <header class="view-head">
        <h1>{t(`view.${view}`)}</h1>
        <div class="tools">{tools}</div>
      </header>
      <div class="view-body">{children}</div>
    </>
  );
}

/** A list, and beside it what was chosen of it. On a phone one of the two is seen. */
export interface PanesProps {
  readonly view: View;
  readonly chosen: boolean;
  readonly list: ComponentChildren;
  readonly detail: ComponentChildren;
  readonly wide?: boolean;
}

/** List and detail side by side. */
export function Panes({ view, chosen, list, detail, wide = false }: PanesProps): JSX.Element {
  return (
    <div class={`panes ${chosen ? "chosen" : ""} ${wide ? "wide" : ""}`}>
      <div class="pane-list">{list}</div>
      <section class="pane-detail" aria-label={t(`view.${view}`)}>
        {chosen ? (
          <>
            <button type="button" class="button back" onClick={() => goTo(view)}>
              <Icon name="back" />
              <span>{t("back")}</span>
            </button>
            {detail}
          </>
        ) : (
          <p class="hint">{t("pickOne")}</p>
        )}
      </section>
    </div>
  );
}

/** A field to search in what is shown. */
export interface SearchProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint: string;
}

/** Filters while one types. */
export function Search({ value, onInput, hint }: SearchProps): JSX.Element {
  return (
    <label class="search">
      <Icon name="search" />
      <span class="offscreen">{t("search")}</span>
      <input type="search" value={value} placeholder={hint} onInput={(event) => onInput(event.currentTarget.value)} />
    </label>
  );
}

/** A row of choices of which one holds. */
export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}

/** Chooses one of a few. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row everywhere.
    <div class="choice" role="group" aria-label={label}>
      {options.map(([one, text]) => (
        <button key={one} type="button" aria-pressed={one === value} onClick={() => onChange(one)}>
          {text}
        </button>
      ))}
    </div>
  );
}
