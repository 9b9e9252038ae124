import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "./i18n/texts.js";
import { outdated, streamStatus } from "./live/connect.js";
import { info, problem } from "./live/sandbox.js";
import { Announcements } from "./ui/announce.js";
import { Icon } from "./ui/icon.js";
import { Menu } from "./ui/menu.js";
import { route, type View } from "./ui/route.js";
import { Callbacks } from "./views/callbacks/callbacks.js";
import { Calls } from "./views/calls/calls.js";
import { Centre } from "./views/centre/centre.js";
import { Conferences } from "./views/conferences/conferences.js";
import { Faults } from "./views/control/faults.js";
import { Scripts } from "./views/control/scripts.js";
import { Settings } from "./views/control/settings.js";
import { Warnings } from "./views/control/warnings.js";
import { Messages } from "./views/messages/messages.js";
import { Requests } from "./views/requests/requests.js";

const VIEWS: Readonly<Record<View, () => JSX.Element>> = {
  messages: Messages,
  calls: Calls,
  conferences: Conferences,
  centre: Centre,
  requests: Requests,
  callbacks: Callbacks,
  warnings: Warnings,
  faults: Faults,
  scripts: Scripts,
  settings: Settings,
};

/** The page. */
export function App(): JSX.Element {
  const { view } = route.value;
  const Shown = VIEWS[view];
  const main = useRef<HTMLElement>(null);
  const drawer = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    document.title = `${t(`view.${view}`)} · ${t("title")}`;
    drawer.current?.close();
  });
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {t("skip")}
      </button>
      <header class="top">
        <button type="button" class="button plain" aria-label={t("menu")} onClick={() => drawer.current?.showModal()}>
          <Icon name="menu" />
        </button>
        <b>{t("title")}</b>
        <Status />
      </header>
      <header class="side">
        <Menu />
        <Status />
      </header>
      <dialog ref={drawer} class="drawer" aria-label={t("menu")}>
        <button type="button" class="button plain" aria-label={t("close")} onClick={() => drawer.current?.close()}>
          <Icon name="close" />
        </button>
        <Menu />
      </dialog>
      <main ref={main} tabIndex={-1}>
        <Banners />
        <Shown key={view} />
      </main>
      <Announcements />
    </>
  );
}

function Banners(): JSX.Element {
  return (
    <>
      {outdated.value !== undefined && (
        <p class="banner" role="alert">
          {t(outdated.value === "stuck" ? "updatedTwice" : "updated")}
        </p>
      )}
      {streamStatus() === "stale" && (
        <p class="banner" role="alert">
          {t("status.stale")} {problem.value}
        </p>
      )}
      {info.value?.readOnly === true && <p class="banner calm">{t("readOnlyWhy")}</p>}
    </>
  );
}

function Status(): JSX.Element {
  const status = streamStatus();
  return (
    <p class={`status ${status}`} role="status">
      {t(status === "stale" ? "status.staleShort" : `status.${status}`)}
      <small>{info.value?.version}</small>
    </p>
  );
}
