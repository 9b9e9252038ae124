import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { getJson } from "../../api/http.js";
import { t } from "../../i18n/texts.js";
import { lang } from "../../prefs.js";
import { Badge } from "../../ui/text.js";
import { type Bilingual, type ComparedField, type ContractField, compareFields, fieldsOf } from "./contract-fields.js";

/** What the contract has of an operation. */
interface ContractOperation {
  readonly summary: Bilingual;
  readonly fields: readonly ContractField[];
}

const known = new Map<string, Signal<ContractOperation | undefined>>();

function operationOf(id: string): Signal<ContractOperation | undefined> {
  const found = known.get(id);
  if (found !== undefined) return found;
  const operation = signal<ContractOperation | undefined>(undefined);
  known.set(id, operation);
  getJson<ContractOperation>(`/operations/${encodeURIComponent(id)}`).then(
    (read) => {
      operation.value = read;
    },
    () => known.delete(id),
  );
  return operation;
}

/** The body's fields beside what the contract says of them. */
export function ContractTable({
  operation: id,
  body,
}: {
  readonly operation: string;
  readonly body: string;
}): JSX.Element | null {
  const operation = operationOf(id).value;
  if (operation === undefined) return null;
  const rows = compareFields(operation.fields, fieldsOf(body));
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>
        {t("requests.contract")}: {operation.summary[lang.value]}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
      <section class="table-box" tabIndex={0} aria-label={t("requests.contract")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("requests.field")}</th>
              <th scope="col">{t("requests.sent")}</th>
              <th scope="col">{t("requests.meaning")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  <code>{row.name}</code> {row.required && <small>{t("requests.required")}</small>}
                </th>
                <td>
                  <Sent row={row} />
                </td>
                <td>{row.description?.[lang.value]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Sent({ row }: { readonly row: ComparedField }): JSX.Element {
  if (row.state === "missing") return <Badge tone="bad">{t("requests.missing")}</Badge>;
  if (row.state === "notSent") return <span class="hint">{t("requests.notSent")}</span>;
  return (
    <>
      <code>{row.sent}</code>
      {row.state === "unknown" && <Badge tone="warn">{t("requests.notInContract")}</Badge>}
    </>
  );
}
