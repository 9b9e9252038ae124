import type { JSX } from "preact";
import { send } from "../../api/http.js";
import { t } from "../../i18n/texts.js";
import { attempt } from "../../ui/announce.js";
import { Icon } from "../../ui/icon.js";

/** The phone that rings: it can be answered, and rejected. */
export function RingingPhone({ number }: { readonly number: string }): JSX.Element {
  const act = (verb: "answer" | "reject") => (): void =>
    attempt(() => send("POST", `/phones/${encodeURIComponent(number)}/${verb}`));
  return (
    <section class="card">
      <p>{t("calls.rings")}</p>
      <div class="actions">
        <button type="button" class="button primary" onClick={act("answer")}>
          <Icon name="calls" />
          <span>{t("calls.answer")}</span>
        </button>
        <button type="button" class="button danger" onClick={act("reject")}>
          <Icon name="hangUp" />
          <span>{t("calls.reject")}</span>
        </button>
      </div>
    </section>
  );
}
