import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";
import type { RequestRecord } from "../../api/records.js";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { Empty } from "../../ui/empty.js";
import { goTo, route } from "../../ui/route.js";
import { Time } from "../../ui/text.js";
import { Choice, Panes, Search, ViewFrame } from "../../ui/view.js";
import { VirtualList } from "../../ui/virtual-list.js";
import { RequestDetail } from "./request-detail.js";
import { matchesRequest, type Outcome } from "./request-filter.js";
import { durationOf, OutcomeBadge, shortPath } from "./request-text.js";

const wanted = signal("");
const outcome = signal<Outcome>("all");
const found = computed(() =>
  lists.requests.items.value.filter((one) => matchesRequest(one, outcome.value, wanted.value)).toReversed(),
);

/** Every request to the platform's paths, the newest first. */
export function Requests(): JSX.Element {
  const { item } = route.value;
  const isEmpty = lists.requests.items.value.length === 0;
  const chosen = lists.requests.items.value.find(({ id }) => String(id) === item);
  return (
    <ViewFrame
      view="requests"
      tools={
        !isEmpty && (
          <>
            <Search
              value={wanted.value}
              hint={t("requests.search")}
              onInput={(value) => {
                wanted.value = value;
              }}
            />
            <Choice
              label={t("view.requests")}
              value={outcome.value}
              options={[
                ["all", t("all")],
                ["failed", t("requests.failed")],
                ["ok", t("requests.ok")],
              ]}
              onChange={(value) => {
                outcome.value = value;
              }}
            />
          </>
        )
      }
    >
      {isEmpty ? (
        <Empty
          icon="requests"
          title={t("requests.empty")}
          text={t("requests.emptyText")}
          examples={["sms", "rejected"]}
        />
      ) : (
        <Panes
          view="requests"
          wide
          chosen={chosen !== undefined}
          list={<List />}
          detail={chosen && <RequestDetail key={chosen.id} request={chosen} />}
        />
      )}
    </ViewFrame>
  );
}

function List(): JSX.Element {
  if (found.value.length === 0) return <p class="hint">{t("noMatch")}</p>;
  return (
    <VirtualList<RequestRecord>
      label={t("view.requests")}
      items={found.value}
      keyOf={({ id }) => String(id)}
      rowRem={3.5}
      selected={route.value.item}
      onSelect={(id) => goTo("requests", id)}
      row={(request) => (
        <div class="request-row">
          <OutcomeBadge request={request} />
          <span class="operation">{request.operation ?? t("requests.unknown")}</span>
          <Time iso={request.at} />
          <span class="path">
            {request.method} {shortPath(request)}
          </span>
          <span class="duration">{durationOf(request)}</span>
        </div>
      )}
    />
  );
}
