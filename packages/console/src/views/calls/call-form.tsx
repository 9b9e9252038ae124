import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { send } from "../../api/http.js";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { attempt } from "../../ui/announce.js";
import { Icon } from "../../ui/icon.js";
import { goTo } from "../../ui/route.js";

/** Calls an application as a phone would. */
export function CallForm(): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const applications = lists.applications.items.value;
  return (
    <>
      <button type="button" class="button primary" onClick={() => dialog.current?.showModal()}>
        <Icon name="calls" />
        <span>{t("calls.call")}</span>
      </button>
      <dialog ref={dialog} class="sheet" aria-label={t("calls.call")}>
        <form
          ref={form}
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            const { appId = "", ...numbers } = Object.fromEntries(given);
            attempt(async () => {
              const path = `/applications/${encodeURIComponent(String(appId))}/calls`;
              const { callid } = await send<{ readonly callid: string }>("POST", path, numbers);
              dialog.current?.close();
              goTo("calls", callid);
            });
          }}
        >
          <h2>{t("calls.call")}</h2>
          {applications.every(({ ivrUrl }) => ivrUrl === undefined) && <p class="hint">{t("calls.noIvrUrl")}</p>}
          <label>
            <span>{t("calls.callFrom")}</span>
            <input name="from" type="tel" defaultValue="13800138000" required />
          </label>
          <label>
            <span>{t("calls.callTo")}</span>
            <input name="to" type="tel" defaultValue="4000000000" required />
          </label>
          <label>
            <span>{t("settings.application")}</span>
            <select name="appId">
              {applications.map(({ appId, name }) => (
                <option key={appId} value={appId}>
                  {name ?? appId}
                </option>
              ))}
            </select>
          </label>
          <div class="actions">
            <button type="submit" class="button primary">
              {t("calls.call")}
            </button>
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {t("cancel")}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
