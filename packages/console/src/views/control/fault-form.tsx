import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { send } from "../../api/http.js";
import { label, t } from "../../i18n/texts.js";
import { attempt } from "../../ui/announce.js";

/** Kinds of faults, and the member that some of them have besides. */
const KINDS = {
  "status-code": { name: "statusCode", type: "text", value: "160014", text: "faults.code" },
  "http-status": { name: "status", type: "number", value: "503", text: "faults.status" },
  latency: { name: "ms", type: "number", value: "5000", text: "faults.ms" },
  "reset-before": undefined,
  "reset-after": undefined,
  "half-body": undefined,
  "wrong-content-type": undefined,
  html: undefined,
  empty: undefined,
  stall: undefined,
} as const;

type Kind = keyof typeof KINDS;

const chosen = signal<Kind>("status-code");

/** Asks for a fault. */
export function FaultForm(): JSX.Element {
  const member = KINDS[chosen.value];
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const times = Number(given.get("times"));
        const operation = String(given.get("operation") ?? "").trim();
        const value = member && String(given.get(member.name) ?? "");
        const fault = {
          kind: chosen.value,
          times: times > 0 ? times : "always",
          ...(operation !== "" && { operation }),
          ...(member !== undefined && { [member.name]: member.type === "number" ? Number(value) : value }),
        };
        attempt(() => send("POST", "/faults", fault), t("ran"));
      }}
    >
      <div class="inline-form">
        <label>
          <span>{t("faults.kind")}</span>
          <select
            value={chosen.value}
            onChange={(event) => {
              chosen.value = isKind(event.currentTarget.value) ? event.currentTarget.value : "status-code";
            }}
          >
            {Object.keys(KINDS).map((kind) => (
              <option key={kind} value={kind}>
                {label("faults.kind", kind)}
              </option>
            ))}
          </select>
        </label>
        {member !== undefined && (
          <label>
            <span>{t(member.text)}</span>
            <input
              key={member.name}
              name={member.name}
              type="text"
              inputMode={member.type === "number" ? "numeric" : "text"}
              defaultValue={member.value}
              required
            />
          </label>
        )}
        <label>
          <span>{t("faults.operation")}</span>
          <input name="operation" type="text" placeholder={t("faults.anyOperation")} />
        </label>
        <label>
          <span>{t("faults.times")}</span>
          <input name="times" type="number" min="0" defaultValue="1" />
        </label>
        <button type="submit" class="button primary">
          {t("faults.add")}
        </button>
      </div>
    </form>
  );
}

function isKind(value: string): value is Kind {
  return Object.hasOwn(KINDS, value);
}
