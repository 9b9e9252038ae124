import { computed } from "@preact/signals";
import type { JSX } from "preact";
import type { ConferenceRecord } from "../../api/records.js";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { Empty } from "../../ui/empty.js";
import { goTo, route } from "../../ui/route.js";
import { Badge, Time } from "../../ui/text.js";
import { Panes, ViewFrame } from "../../ui/view.js";
import { VirtualList } from "../../ui/virtual-list.js";
import { ConferenceDetail } from "./conference-detail.js";

const newestFirst = computed(() => lists.conferences.items.value.toReversed());

/** Conferences and who is in them. */
export function Conferences(): JSX.Element {
  const { item } = route.value;
  const isEmpty = newestFirst.value.length === 0;
  const chosen = newestFirst.value.find(({ confid }) => confid === item);
  return (
    <ViewFrame view="conferences">
      {isEmpty ? (
        <Empty
          icon="conferences"
          title={t("conferences.empty")}
          text={t("conferences.emptyText")}
          examples={["conference"]}
        />
      ) : (
        <Panes
          view="conferences"
          chosen={chosen !== undefined}
          list={<List />}
          detail={chosen && <ConferenceDetail key={chosen.confid} conference={chosen} />}
        />
      )}
    </ViewFrame>
  );
}

function List(): JSX.Element {
  return (
    <VirtualList<ConferenceRecord>
      label={t("view.conferences")}
      items={newestFirst.value}
      keyOf={({ confid }) => confid}
      rowRem={4.25}
      selected={route.value.item}
      onSelect={(confid) => goTo("conferences", confid)}
      row={(conference) => (
        <div class="conversation">
          <b class="number">{conference.confid}</b>
          <Time iso={conference.created} />
          <span class="preview">{t("conferences.count", { n: conference.members.length })}</span>
          {conference.recording !== undefined && <Badge tone="bad">{t("conferences.recording")}</Badge>}
        </div>
      )}
    />
  );
}
