import type { JSX } from "preact";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { Icon } from "../../ui/icon.js";
import { collected, drop, forget, resend, reverse } from "./resend.js";

/** The callbacks that are to be sent again in another order. */
export function Collected(): JSX.Element | null {
  const ids = collected.value;
  if (ids.length === 0) return null;
  return (
    <section class="collected" aria-label={t("callbacks.collected")}>
      <b>{t("callbacks.collected")}</b>
      <ol>
        {ids.map((id, at) => (
          <li key={`${at}-${id}`}>
            <button type="button" class="button" title={t("remove")} onClick={() => drop(at)}>
              <span>
                #{id} {lists.callbacks.get(String(id))?.kind}
              </span>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <div class="actions">
        <button type="button" class="button" onClick={reverse}>
          {t("callbacks.reverse")}
        </button>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            resend(ids);
            forget();
          }}
        >
          {t("callbacks.sendCollected", { n: ids.length })}
        </button>
      </div>
    </section>
  );
}
