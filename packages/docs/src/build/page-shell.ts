import { escapeHtml } from "./escape-html.js";
import type { Language } from "./languages.js";

/** What differs between one page and another. */
export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** Style sheets, in order. */
  readonly styles: readonly string[];
  /** Scripts that run before anything is drawn. */
  readonly early: readonly string[];
  /** Scripts that run when the page is there, each a module of its own. */
  readonly scripts: readonly string[];
  /** Markup of the body. */
  readonly body: string;
  /** Hosts that the page may speak to, as the policy names them; none by default. */
  readonly connect?: string;
}

/**
 * The browser itself refuses what the build may have overlooked: nothing is loaded from any host. Redoc searches in a worker that it makes
 * from a blob, and draws pictures from data URLs.
 */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src data: blob:{connect}; base-uri 'none'; form-action 'none'";

/** Inline, because a browser would otherwise ask the server for `/favicon.ico`. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%231668b8'/%3E%3Cpath d='M11.5 5.2A4.2 4.2 0 1 0 11.5 10.8' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E";

/** A whole page, in one file. */
export function pageShell(page: Page): string {
  const early = page.early.map((text) => `<script>${text}</script>`).join("\n");
  const scripts = page.scripts.map((text) => `<script type="module">\n${text}\n</script>`).join("\n");
  return `<!DOCTYPE html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY.replace("{connect}", page.connect === undefined ? "" : ` ${page.connect}`)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<link rel="icon" href="${ICON}">
<style>
${page.styles.join("\n")}</style>
${early}
</head>
<body>
${page.body}
${scripts}
</body>
</html>
`;
}
