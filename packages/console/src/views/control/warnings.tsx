import type { JSX } from "preact";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { Empty } from "../../ui/empty.js";
import { SandboxText } from "../../ui/sandbox-text.js";
import { Badge } from "../../ui/text.js";
import { ViewFrame } from "../../ui/view.js";

/** What was taken although the contract does not allow it. */
export function Warnings(): JSX.Element {
  const warnings = lists.warnings.items.value;
  return (
    <ViewFrame view="warnings">
      {warnings.length === 0 ? (
        <Empty icon="warnings" title={t("warnings.empty")} text={t("warnings.emptyText")} examples={["deviating"]} />
      ) : (
        <div class="scroll page">
          <ul class="rows card">
            {warnings.toReversed().map(({ id, operation, what, count }) => (
              <li key={id}>
                <code>{operation}</code>
                <SandboxText text={what} />
                <Badge tone="warn">{t("warnings.times", { n: count })}</Badge>
              </li>
            ))}
          </ul>
        </div>
      )}
    </ViewFrame>
  );
}
