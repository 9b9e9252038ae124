import type { Language } from "../languages.js";

/** Address of a page below the root of the site, without a slash in front. The page of status codes keeps the one that errors of the client name. */
export const ADDRESS: {
  readonly home: (language: Language) => string;
  readonly guide: (language: Language, name: string) => string;
  readonly operation: (language: Language, id: string) => string;
  readonly operations: (language: Language) => string;
  readonly sandboxApi: (language: Language) => string;
  readonly webhook: (language: Language, id: string) => string;
  readonly webhooks: (language: Language) => string;
  readonly ivrCommand: (language: Language, id: string) => string;
  readonly ivrCommands: (language: Language) => string;
  readonly errors: (language: Language) => string;
  readonly sign: (language: Language) => string;
  readonly decision: (name: string) => string;
  readonly decisions: () => string;
} = {
  home: (language) => `${language}/index.html`,
  guide: (language, name) => `${language}/guide/${name}.html`,
  operation: (language, id) => `${language}/api/${id}.html`,
  operations: (language) => `${language}/api/index.html`,
  sandboxApi: (language) => `${language}/api/sandbox.html`,
  webhook: (language, id) => `${language}/webhooks/${id}.html`,
  webhooks: (language) => `${language}/webhooks/index.html`,
  ivrCommand: (language, id) => `${language}/ivr/${id}.html`,
  ivrCommands: (language) => `${language}/ivr/index.html`,
  errors: (language) => `errors.${language}.html`,
  sign: (language) => `${language}/sign.html`,
  decision: (name) => `en/decisions/${name}.html`,
  decisions: () => "en/decisions/index.html",
};

/**
 * The way from one page to another, for a site that lies below any path: `../errors.en.html#112310`.
 *
 * @param from address of the page that the link is on
 * @param to address of the other page, perhaps with a fragment or a query
 */
export function relativeAddress(from: string, to: string): string {
  const [path = "", rest = ""] = split(to);
  const [own, other] = [from.split("/"), path.split("/")];
  while (own.length > 1 && other.length > 1 && own[0] === other[0]) {
    own.shift();
    other.shift();
  }
  const way = `${"../".repeat(own.length - 1)}${other.join("/")}` || "./";
  return from === path && rest !== "" ? rest : `${way}${rest}`;
}

function split(address: string): readonly [string, string] {
  const place = address.search(/[?#]/);
  return place < 0 ? [address, ""] : [address.slice(0, place), address.slice(place)];
}

const LINKS = /(\s(?:href|src|data-script|data-index|data-root)=")\/([^"]*)(")/g;

/** Turns every address from the root (`/en/index.html`) in the markup of a page into one from the page itself. */
export function relativeLinks(html: string, from: string): string {
  return html.replace(
    LINKS,
    (_, before: string, to: string, after: string) => `${before}${relativeAddress(from, to)}${after}`,
  );
}
