import type { JSX } from "preact";
import type { CallbackRecord } from "../../api/records.js";
import { t } from "../../i18n/texts.js";
import { info } from "../../live/sandbox.js";
import { SandboxText } from "../../ui/sandbox-text.js";
import { Code, Fact, Facts, Time } from "../../ui/text.js";
import { collect, resend } from "./resend.js";

/** One attempt: what was sent, what the application answered, and what came of that. */
export function CallbackDetail({ callback }: { readonly callback: CallbackRecord }): JSX.Element {
  const { id, kind, method, url, contentType, body, attempt, at } = callback;
  return (
    <article class="request">
      <h2>
        {kind}
        <small>
          {method} {url}
        </small>
      </h2>
      {info.value?.readOnly !== true && (
        <div class="actions">
          <button type="button" class="button primary" onClick={() => resend([id])}>
            {t("callbacks.again")}
          </button>
          <button type="button" class="button" onClick={() => resend([id, id])}>
            {t("callbacks.twice")}
          </button>
          <button type="button" class="button" onClick={() => resend([id], "30s")}>
            {t("callbacks.late")}
          </button>
          <button type="button" class="button" onClick={() => collect(id)}>
            {t("callbacks.collect")}
          </button>
        </div>
      )}
      <Verdict callback={callback} />
      <Facts>
        <Fact name="#">{String(id)}</Fact>
        <Fact name={t("callbacks.attemptName")}>{String(attempt)}</Fact>
        <Fact name={t("calls.began")}>
          <Time iso={at} day />
        </Fact>
        <Fact name="Content-Type">{contentType}</Fact>
      </Facts>
      <div class="sides">
        <section>
          <h3>{t("callbacks.sent")}</h3>
          {body === undefined ? <Query url={url} /> : <Code text={body} label={t("callbacks.sent")} />}
        </section>
        <section>
          <h3>{t("callbacks.answer")}</h3>
          <Answer callback={callback} />
        </section>
      </div>
    </article>
  );
}

function Answer({ callback }: { readonly callback: CallbackRecord }): JSX.Element {
  const { status, answer, error } = callback;
  if (status === undefined) {
    return <p class="hint">{error === undefined ? t("callbacks.pending") : t("callbacks.noAnswer", { why: error })}</p>;
  }
  return (
    <>
      <p>HTTP {status}</p>
      {answer === undefined || answer === "" ? (
        <p class="hint">{t("requests.noBody")}</p>
      ) : (
        <Code text={answer} label={t("callbacks.answer")} />
      )}
    </>
  );
}

/** What came of an answer, and why. */
function Verdict({ callback }: { readonly callback: CallbackRecord }): JSX.Element | null {
  const { ignored, error, status, commands = [] } = callback;
  const why = error ?? ignored;
  if (why !== undefined) {
    return (
      <section class="card warn-card">
        <h3>{t(error === undefined ? "callbacks.notObeyed" : "callbacks.notTaken")}</h3>
        <p>
          <SandboxText text={why} />
        </p>
      </section>
    );
  }
  if (status === undefined) return null;
  return (
    <section class="card ok-card">
      <h3>
        {commands.length > 0 ? t("callbacks.obeyed", { commands: commands.join(", ") }) : t("callbacks.accepted")}
      </h3>
    </section>
  );
}

/** Parameters of a notification, which has no body. */
function Query({ url }: { readonly url: string }): JSX.Element {
  const parameters = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  if (parameters.length === 0) return <p class="hint">{t("requests.noBody")}</p>;
  return (
    <Facts>
      {parameters.map(([name, value], at) => (
        <Fact key={`${at} ${name}`} name={name}>
          {value}
        </Fact>
      ))}
    </Facts>
  );
}
