import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { send } from "../../api/http.js";
import type { TemplateRecord } from "../../api/records.js";
import { label, t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { info } from "../../live/sandbox.js";
import { attempt } from "../../ui/announce.js";
import { Badge, type Tone } from "../../ui/text.js";

const TONES: Readonly<Record<string, Tone>> = { "0": "warn", "1": "ok", "2": "bad", "-1": "muted" };

/** The templates of the account: what their review says, and what it shall say. */
export function Templates(): JSX.Element {
  const canChange = info.value?.readOnly !== true;
  return (
    <div class="scroll page">
      <ul class="cards">
        {lists.templates.items.value.toReversed().map((template) => (
          <TemplateCard key={template.id} template={template} canChange={canChange} />
        ))}
      </ul>
      {canChange && <NewTemplate />}
    </div>
  );
}

function TemplateCard({
  template,
  canChange,
}: {
  readonly template: TemplateRecord;
  readonly canChange: boolean;
}): JSX.Element {
  const { id, title, content, status = "1", type, signature } = template;
  const review = (verb: "approve" | "reject") => (): void =>
    attempt(() => send("POST", `/templates/${encodeURIComponent(id)}/${verb}`), t("ran"));
  return (
    <li class="card">
      <h2>
        {t("messages.template", { id })} {title !== undefined && <small>{title}</small>}
        <Badge tone={TONES[status] ?? "muted"}>{label("templates.status", status)}</Badge>
        {type !== undefined && <Badge tone="info">{label("templates.type", type)}</Badge>}
      </h2>
      <p class="text">
        {signature !== undefined && `【${signature}】`}
        {content}
      </p>
      {canChange && (
        <div class="actions">
          <button type="button" class="button" disabled={status === "1"} onClick={review("approve")}>
            {t("templates.approve")}
          </button>
          <button type="button" class="button" disabled={status === "2"} onClick={review("reject")}>
            {t("templates.reject")}
          </button>
        </div>
      )}
    </li>
  );
}

function NewTemplate(): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="inline-form card"
      onSubmit={(event) => {
        event.preventDefault();
        const content = field.current?.value ?? "";
        attempt(async () => {
          await send("POST", "/templates", { content });
          if (field.current !== null) field.current.value = "";
        }, t("ran"));
      }}
    >
      <label class="grow">
        <span>{t("templates.content")}</span>
        <input ref={field} type="text" required />
      </label>
      <button type="submit" class="button primary">
        {t("templates.add")}
      </button>
    </form>
  );
}
