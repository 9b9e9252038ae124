import { signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { getJson } from "../api/http.js";
import { t } from "../i18n/texts.js";
import { info } from "../live/sandbox.js";
import { announce, attempt } from "./announce.js";
import { Copy } from "./copy.js";
import { Icon, type IconName } from "./icon.js";

/** A request that shows what a view is for. Those to the platform are signed. */
interface Example {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly curl: string;
}

type Examples = Readonly<Record<string, Example>>;

const examples = signal<Examples>({});
let asked = 0;
/** A signature is valid for a day; the sandbox's time may be moved. */
const FRESH_MS = 60_000;

async function refresh(): Promise<Examples> {
  if (Date.now() - asked > FRESH_MS) {
    const read = await getJson<{ readonly examples: Examples }>("/examples");
    examples.value = read.examples;
    asked = Date.now();
  }
  return examples.value;
}

/** What is shown where there is nothing yet: how it is filled. */
export interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** Names of examples of the sandbox. */
  readonly examples: readonly string[];
  readonly more?: ComponentChildren;
}

/** Says what will be seen here, and gives the command that brings the first. */
export function Empty({ icon, title, text, examples: names, more }: EmptyProps): JSX.Element {
  useEffect(() => attempt(refresh), []);
  return (
    <div class="empty scroll">
      <Icon name={icon} />
      <h2>{title}</h2>
      <p>{text}</p>
      {names.map((name) => (
        <ExampleBox key={name} name={name} />
      ))}
      {names.length > 0 && <p class="hint">{t("empty.signed")}</p>}
      {more}
    </div>
  );
}

/** A command that can be copied, or run from the page. */
export function ExampleBox({ name }: { readonly name: string }): JSX.Element | null {
  const example = examples.value[name];
  if (example === undefined) return null;
  return (
    <div class="example">
      <pre class="code">{example.curl}</pre>
      <div class="actions">
        <Copy text={async () => (await refresh())[name]?.curl ?? ""} label={t("copy")} />
        {info.value?.readOnly !== true && (
          <button type="button" class="button primary" onClick={() => attempt(() => run(name))}>
            <Icon name="play" />
            <span>{t("runHere")}</span>
          </button>
        )}
      </div>
    </div>
  );
}

async function run(name: string): Promise<void> {
  const example = (await refresh())[name];
  if (example === undefined) return;
  const { pathname, search } = new URL(example.url);
  const { method, headers, body } = example;
  const response = await fetch(pathname + search, { method, headers, ...(body !== undefined && { body }) });
  announce(response.ok ? t("ran") : `HTTP ${response.status}`, !response.ok);
}
