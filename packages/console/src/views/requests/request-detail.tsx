import type { JSX } from "preact";
import { getText } from "../../api/http.js";
import type { RequestRecord } from "../../api/records.js";
import { t } from "../../i18n/texts.js";
import { CodeCard } from "../../ui/code-meaning.js";
import { Copy } from "../../ui/copy.js";
import { docsHref } from "../../ui/docs-link.js";
import { Icon } from "../../ui/icon.js";
import { Code, Fact, Facts, Time } from "../../ui/text.js";
import { ContractTable } from "./contract-table.js";
import { durationOf, formatOf } from "./request-text.js";

/** One request: what was sent, what came back, and why. */
export function RequestDetail({ request }: { readonly request: RequestRecord }): JSX.Element {
  const { statusCode, why, operation } = request;
  const isRejected = statusCode !== undefined && statusCode !== "000000" && /^\d{6}$/.test(statusCode);
  return (
    <article class="request">
      <h2>
        {operation ?? t("requests.unknown")}
        <small>
          {request.method} {request.pathname}
        </small>
      </h2>
      <div class="actions">
        <Copy text={() => getText(`/requests/${request.id}/curl`)} label={t("requests.copyCurl")} />
        {operation !== undefined && (
          <a class="button" href={docsHref("operations", operation)} target="_blank" rel="noreferrer">
            <Icon name="external" />
            <span>{t("requests.reference")}</span>
          </a>
        )}
      </div>
      {isRejected && <CodeCard code={statusCode} why={why} />}
      {request.fault !== undefined && <p class="card warn-card">{t("requests.fault", { kind: request.fault })}</p>}
      <Facts>
        <Fact name={t("requests.format")}>{formatOf(request)}</Fact>
        <Fact name={t("requests.account")}>{request.sid}</Fact>
        {Object.entries(request.query).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        <Fact name="HTTP">{request.status}</Fact>
        <Fact name={t("requests.duration")}>{durationOf(request)}</Fact>
        <Fact name={t("clock.now")}>
          <Time iso={request.at} day />
        </Fact>
      </Facts>
      <div class="sides">
        <Side title={t("requests.request")} headers={request.headers} body={request.body} />
        <Side title={t("requests.response")} headers={responseHeaders(request)} body={request.answer} />
      </div>
      {operation !== undefined && <ContractTable operation={operation} body={request.body ?? ""} />}
    </article>
  );
}

function responseHeaders({ contentType }: RequestRecord): Readonly<Record<string, string>> {
  return contentType === undefined ? {} : { "content-type": contentType };
}

function Side({
  title,
  headers,
  body,
}: {
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}): JSX.Element {
  const names = Object.entries(headers);
  return (
    <section>
      <h3>{title}</h3>
      {body === undefined || body === "" ? (
        <p class="hint">{t("requests.noBody")}</p>
      ) : (
        <Code text={body} label={`${title}: ${t("requests.body")}`} />
      )}
      {names.length > 0 && (
        <details>
          <summary>
            {t("requests.headers")} ({names.length})
          </summary>
          <Facts>
            {names.map(([name, value]) => (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ))}
          </Facts>
        </details>
      )}
    </section>
  );
}
