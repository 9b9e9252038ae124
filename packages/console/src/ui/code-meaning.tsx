import { type Signal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { getJson } from "../api/http.js";
import { t } from "../i18n/texts.js";
import { lang } from "../prefs.js";
import { docsHref } from "./docs-link.js";
import { Icon } from "./icon.js";
import { SandboxText } from "./sandbox-text.js";

/** A text in both languages. */
interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** What the catalogue of the contract says of a code. */
interface CodeEntry {
  readonly code: string;
  readonly meaning: Bilingual;
  readonly cause?: Bilingual;
  readonly fix?: Bilingual;
}

const known = new Map<string, Signal<CodeEntry | undefined>>();
/** So many codes are remembered. */
const REMEMBERED = 500;

/** The entry of a code, once the sandbox has said it. */
function entryOf(code: string): Signal<CodeEntry | undefined> {
  const found = known.get(code);
  if (found !== undefined) return found;
  const entry = signal<CodeEntry | undefined>(undefined);
  if (known.size >= REMEMBERED) known.clear();
  known.set(code, entry);
  getJson<CodeEntry>(`/errors/${encodeURIComponent(code)}`).then(
    (read) => {
      entry.value = read;
    },
    // Codes that the catalogue does not have speak for themselves.
    () => {},
  );
  return entry;
}

/** Meaning, cause and fix of a code, and where the reference has it. */
export function CodeCard({ code, why }: { readonly code: string; readonly why: string | undefined }): JSX.Element {
  const entry = entryOf(code).value;
  const href = docsHref("errors", code);
  return (
    <section class="card bad-card" aria-label={code}>
      <h3>
        <code>{code}</code> {entry?.meaning[lang.value]}
      </h3>
      <dl class="explain">
        {why !== undefined && why !== entry?.meaning.en && (
          <>
            <dt>{t("requests.why")}</dt>
            <dd>
              <SandboxText text={why} />
            </dd>
          </>
        )}
        {entry?.cause !== undefined && (
          <>
            <dt>{t("requests.cause")}</dt>
            <dd>{entry.cause[lang.value]}</dd>
          </>
        )}
        {entry?.fix !== undefined && (
          <>
            <dt>{t("requests.fix")}</dt>
            <dd>{entry.fix[lang.value]}</dd>
          </>
        )}
      </dl>
      <a class="link" href={href} target="_blank" rel="noreferrer">
        {t("requests.reference")} <Icon name="external" />
      </a>
    </section>
  );
}
