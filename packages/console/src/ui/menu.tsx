import type { JSX } from "preact";
import { t } from "../i18n/texts.js";
import * as lists from "../live/lists.js";
import { lang, type Theme, theme } from "../prefs.js";
import { Icon } from "./icon.js";
import { hrefOf, route, type View } from "./route.js";

const GROUPS = [
  ["group.comms", ["messages", "calls", "conferences", "centre"]],
  ["group.traffic", ["requests", "callbacks", "warnings"]],
  ["group.control", ["faults", "scripts", "settings"]],
] as const;

/** How many there are of what a view shows, where that says something. */
function countOf(view: View): number {
  switch (view) {
    case "messages":
      return lists.messages.items.value.length;
    case "calls":
      return (
        lists.calls.items.value.length + lists.voiceCalls.items.value.length + lists.twoWayCalls.items.value.length
      );
    case "conferences":
      return lists.conferences.items.value.length;
    case "centre":
      return lists.agents.items.value.length;
    case "requests":
      return lists.requests.items.value.length;
    case "callbacks":
      return lists.callbacks.items.value.length;
    case "warnings":
      return lists.warnings.items.value.length;
    case "faults":
      return lists.faults.items.value.length;
    default:
      return 0;
  }
}

const THEMES: readonly Theme[] = ["auto", "light", "dark"];

/** Leads to all views; language and look. */
export function Menu(): JSX.Element {
  const { view } = route.value;
  return (
    <>
      <p class="brand">
        <img src={iconHref()} alt="" width="28" height="28" />
        <b>{t("title")}</b>
      </p>
      <nav aria-label={t("menu")}>
        {GROUPS.map(([group, views]) => (
          <section key={group} aria-label={t(group)}>
            <h2>{t(group)}</h2>
            <ul>
              {views.map((one) => (
                <li key={one}>
                  <a href={hrefOf(one)} aria-current={one === view ? "page" : undefined}>
                    <Icon name={one} />
                    <span>{t(`view.${one}`)}</span>
                    <Count view={one} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <div class="prefs">
        <button
          type="button"
          class="button plain"
          lang={lang.value === "zh" ? "en" : "zh-CN"}
          onClick={() => {
            lang.value = lang.value === "zh" ? "en" : "zh";
          }}
        >
          {t("language")}
        </button>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row everywhere. */}
        <div class="choice" role="group" aria-label={t("theme")}>
          {THEMES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === theme.value}
              aria-label={t(`theme.${one}`)}
              title={t(`theme.${one}`)}
              onClick={() => {
                theme.value = one;
              }}
            >
              <Icon name={one} />
            </button>
          ))}
        </div>
      </div>
    </>
  );
}

function Count({ view }: { readonly view: View }): JSX.Element | null {
  const count = countOf(view);
  return count === 0 ? null : <span class={view === "warnings" ? "count warn" : "count"}>{count}</span>;
}

function iconHref(): string {
  return document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? "";
}
