import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { send } from "../../api/http.js";
import type { AccountRecord, ApplicationRecord } from "../../api/records.js";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { info } from "../../live/sandbox.js";
import { docsAddress } from "../../prefs.js";
import { attempt } from "../../ui/announce.js";
import { Copy } from "../../ui/copy.js";
import { Icon } from "../../ui/icon.js";
import { ViewFrame } from "../../ui/view.js";

/** What the vendor's console sets, how a program reaches the sandbox, and the page's own address of the reference. */
export function Settings(): JSX.Element {
  const [account] = lists.accounts.items.value;
  const canChange = info.value?.readOnly !== true;
  return (
    <ViewFrame view="settings" tools={canChange && <Reset />}>
      <div class="scroll page">
        <div class="columns">
          <Connect />
          {account !== undefined && (
            <Account key={account.balance + account.status} account={account} canChange={canChange} />
          )}
          {lists.applications.items.value.map((application) => (
            <Application key={JSON.stringify(application)} application={application} canChange={canChange} />
          ))}
          <section class="card stack">
            <h2>{t("settings.page")}</h2>
            <label class="field">
              <span>{t("settings.docs")}</span>
              <input
                type="url"
                value={docsAddress.value}
                placeholder={info.value?.docs ?? "http://127.0.0.1:8080/"}
                onChange={(event) => {
                  docsAddress.value = event.currentTarget.value;
                }}
              />
            </label>
            <p class="hint">{t("settings.docsHint")}</p>
          </section>
        </div>
      </div>
    </ViewFrame>
  );
}

function Connect(): JSX.Element | null {
  const known = info.value;
  if (known === undefined) return null;
  const lines = [
    [t("settings.baseUrl"), known.url],
    ["ACCOUNT SID", known.accountSid],
    ["APP ID", known.appId],
  ] as const;
  return (
    <section class="card">
      <h2>{t("settings.connect")}</h2>
      <ul class="rows">
        {lines.map(([name, value]) => (
          <li key={name}>
            <small>{name}</small>
            <code>{value}</code>
            <Copy text={value} label={`${t("copy")}: ${name}`} compact class="button plain" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Account({
  account,
  canChange,
}: {
  readonly account: AccountRecord;
  readonly canChange: boolean;
}): JSX.Element {
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const settings = {
          balance: given.get("balance"),
          status: given.get("status"),
          verified: given.has("verified"),
          toppedUp: given.has("toppedUp"),
        };
        attempt(() => send("PUT", "/account", settings), t("saved"));
      }}
    >
      <h2>{t("settings.account")}</h2>
      <fieldset class="stack" disabled={!canChange}>
        <label class="field">
          <span>{t("settings.balance")}</span>
          <input name="balance" type="text" inputMode="decimal" defaultValue={account.balance} required />
        </label>
        <label class="field">
          <span>{t("settings.status")}</span>
          <select name="status" defaultValue={account.status}>
            {(["0", "1", "2", "3"] as const).map((status) => (
              <option key={status} value={status} selected={status === account.status}>
                {t(`settings.status.${status}`)}
              </option>
            ))}
          </select>
        </label>
        <Check name="verified" text={t("settings.verified")} on={account.verified} />
        <Check name="toppedUp" text={t("settings.toppedUp")} on={account.toppedUp} />
        {canChange && <Save />}
      </fieldset>
    </form>
  );
}

function Application({
  application,
  canChange,
}: {
  readonly application: ApplicationRecord;
  readonly canChange: boolean;
}): JSX.Element {
  const address = (given: FormData, name: string): string | null => String(given.get(name) ?? "").trim() || null;
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const settings = {
          live: given.has("live"),
          testNumbers: String(given.get("testNumbers") ?? "")
            .split(/[,，\s]+/)
            .filter((number) => number !== ""),
          smsCallbackUrl: address(given, "smsCallbackUrl"),
          smsCallbackEnabled: given.has("smsCallbackEnabled"),
          smsCallbackFormat: given.get("smsCallbackFormat"),
          ivrUrl: address(given, "ivrUrl"),
          callAuthUrl: address(given, "callAuthUrl"),
        };
        attempt(() => send("PUT", `/applications/${encodeURIComponent(application.appId)}`, settings), t("saved"));
      }}
    >
      <h2>
        {t("settings.application")} <small>{application.name ?? application.appId}</small>
      </h2>
      <fieldset class="stack" disabled={!canChange}>
        {(["smsCallbackUrl", "ivrUrl", "callAuthUrl"] as const).map((name) => (
          <label key={name} class="field">
            <span>{t(`settings.${name}`)}</span>
            <input name={name} type="url" defaultValue={application[name] ?? ""} placeholder="http://127.0.0.1:3000/" />
          </label>
        ))}
        <label class="field">
          <span>{t("settings.smsCallbackFormat")}</span>
          <select name="smsCallbackFormat">
            {(["json", "xml"] as const).map((format) => (
              <option key={format} value={format} selected={format === application.smsCallbackFormat}>
                {format}
              </option>
            ))}
          </select>
        </label>
        <Check name="smsCallbackEnabled" text={t("settings.smsCallbackEnabled")} on={application.smsCallbackEnabled} />
        <Check name="live" text={t("settings.live")} on={application.live} />
        <label class="field">
          <span>{t("settings.testNumbers")}</span>
          <input name="testNumbers" type="text" defaultValue={application.testNumbers.join(", ")} />
        </label>
        {canChange && <Save />}
      </fieldset>
    </form>
  );
}

function Save(): JSX.Element {
  return (
    <div class="actions">
      <button type="submit" class="button primary">
        {t("save")}
      </button>
    </div>
  );
}

function Check({
  name,
  text,
  on,
}: {
  readonly name: string;
  readonly text: string;
  readonly on: boolean;
}): JSX.Element {
  return (
    <label class="check">
      <input name={name} type="checkbox" defaultChecked={on} />
      <span>{text}</span>
    </label>
  );
}

/** Back to the start, after a question. */
function Reset(): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" class="button danger" onClick={() => dialog.current?.showModal()}>
        <Icon name="trash" />
        <span>{t("clear")}</span>
      </button>
      <dialog ref={dialog} class="sheet" aria-label={t("clear")}>
        <div class="stack">
          <h2>{t("clear")}</h2>
          <p>{t("clearAsk")}</p>
          <div class="actions">
            <button
              type="button"
              class="button danger"
              onClick={() => {
                dialog.current?.close();
                attempt(() => send("POST", "/reset"), t("cleared"));
              }}
            >
              {t("clear")}
            </button>
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              {t("cancel")}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
