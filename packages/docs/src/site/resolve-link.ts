import { coversCode } from "../contract/covers-code.js";
import { ADDRESS } from "./addresses.js";
import type { Book } from "./book.js";
import { entryAddress } from "./entry-address.js";

const SCHEME = /^([a-z]+):([\w-]+)(#[\w-]+)?$/;
const CHAPTER = /^([\w-]+)\.md(#[\w-]+)?$/;
const DECISION = /^(?:decision:(\d{4})|(?:\.\.?\/)*(?:decisions\/)?(\d{4})-[\w-]+\.md)(#.*)?$/;

/**
 * Where a link of a text leads, from the root of the site: `/en/api/sendTemplateSms.html`. Addresses of the web and fragments stay.
 *
 * @param href as the README of the guide describes it: `callbacks` with its ending and a fragment, `api:sendTemplateSms`, `code:112310`
 * @throws {Error} when the page does not exist
 */
export function resolveLink(href: string, book: Book): string {
  if (/^(?:https?:|mailto:|#)/.test(href)) return href;
  const decision = DECISION.exec(href);
  if (decision !== null) {
    const number = decision[1] ?? decision[2];
    const found = book.decisions.find((one) => one.number === number);
    if (found !== undefined) return `/${ADDRESS.decision(found.name)}${decision[3] ?? ""}`;
  }
  const [, name = "", fragment = ""] = CHAPTER.exec(href) ?? [];
  const chapter = book.chapters.find((one) => one.name === name);
  if (chapter !== undefined) {
    if (fragment !== "" && !chapter.ids.includes(fragment.slice(1))) throw new Error(`${name}.md has no ${fragment}`);
    return `/${ADDRESS.guide(book.language, name)}${fragment}`;
  }
  const [, scheme = "", id = "", place = ""] = SCHEME.exec(href) ?? [];
  const address = resolveScheme(scheme, id, book);
  if (address === undefined) throw new Error(`the link ${href} leads nowhere; the README of the guide has the forms`);
  return `/${address}${place}`;
}

function resolveScheme(scheme: string, id: string, book: Book): string | undefined {
  const { language, entries, codes } = book;
  const kinds: Readonly<Record<string, string>> = { api: "operation", webhook: "webhook", ivr: "ivr-command" };
  const entry = entries.find((one) => one.id === id && one.kind === kinds[scheme]);
  if (entry !== undefined) return entryAddress(language, entry);
  if (scheme === "code") {
    const code = codes.find((one) => coversCode(one.code, id));
    return code && `${ADDRESS.errors(language)}#${code.code}`;
  }
  if (scheme !== "page") return undefined;
  if (id === "sign") return ADDRESS.sign(language);
  if (id === "errors") return ADDRESS.errors(language);
  if (id === "api") return ADDRESS.operations(language);
  if (id === "webhooks") return ADDRESS.webhooks(language);
  if (id === "ivr") return ADDRESS.ivrCommands(language);
  if (id === "sandbox") return ADDRESS.sandboxApi(language);
  if (id === "home") return ADDRESS.home(language);
  return id === "decisions" ? ADDRESS.decisions() : undefined;
}
