import type { ReadyLine } from "../browser/sign/read-ready-line.js";

/** The place in the signing page for the line of a running sandbox. The site is built with none: only who serves it knows one. */
export const READY_LINE = '<script type="application/json" id="ready-line">null</script>';

/** The signing page with the line of a running sandbox. No request is needed for it, so no page of another site can ask for it, too. */
export function withReadyLine(html: string, ready: ReadyLine): string {
  const json = JSON.stringify(ready).replaceAll("<", "\\u003c");
  return html.replace(READY_LINE, () => READY_LINE.replace(">null<", () => ` data-running>${json}<`));
}
