import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";
import type { CallbackRecord } from "../../api/records.js";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { Empty } from "../../ui/empty.js";
import { goTo, hrefOf, route } from "../../ui/route.js";
import { Time } from "../../ui/text.js";
import { Panes, Search, ViewFrame } from "../../ui/view.js";
import { VirtualList } from "../../ui/virtual-list.js";
import { CallbackBadge } from "./callback-badge.js";
import { CallbackDetail } from "./callback-detail.js";
import { Collected } from "./collected.js";

const wanted = signal("");
const found = computed(() =>
  lists.callbacks.items.value.filter((one) => matchesCallback(one, wanted.value)).toReversed(),
);

/** Whether a callback has what is looked for in its kind, its address or a body. */
function matchesCallback({ kind, url, body = "", answer = "" }: CallbackRecord, text: string): boolean {
  const looked = text.trim().toLowerCase();
  return [kind, url, body, answer].some((one) => one.toLowerCase().includes(looked));
}

/** What the platform told the application, and what came of it. */
export function Callbacks(): JSX.Element {
  const { item } = route.value;
  const isEmpty = lists.callbacks.items.value.length === 0;
  const chosen = lists.callbacks.items.value.find(({ id }) => String(id) === item);
  return (
    <ViewFrame
      view="callbacks"
      tools={
        !isEmpty && (
          <Search
            value={wanted.value}
            hint={t("callbacks.search")}
            onInput={(value) => {
              wanted.value = value;
            }}
          />
        )
      }
    >
      {isEmpty ? (
        <Empty
          icon="callbacks"
          title={t("callbacks.empty")}
          text={t("callbacks.emptyText")}
          examples={["smsUrl", "sms"]}
          more={<a href={hrefOf("settings")}>{t("callbacks.setUrl")}</a>}
        />
      ) : (
        <>
          <Collected />
          <Panes
            view="callbacks"
            wide
            chosen={chosen !== undefined}
            list={<List />}
            detail={chosen && <CallbackDetail key={chosen.id} callback={chosen} />}
          />
        </>
      )}
    </ViewFrame>
  );
}

function List(): JSX.Element {
  if (found.value.length === 0) return <p class="hint">{t("noMatch")}</p>;
  return (
    <VirtualList<CallbackRecord>
      label={t("view.callbacks")}
      items={found.value}
      keyOf={({ id }) => String(id)}
      rowRem={3.5}
      selected={route.value.item}
      onSelect={(id) => goTo("callbacks", id)}
      row={(callback) => (
        <div class="request-row">
          <CallbackBadge callback={callback} />
          <span class="operation">{callback.kind}</span>
          <Time iso={callback.at} />
          <span class="path">
            {callback.method} {callback.url}
          </span>
          <span class="duration">{callback.attempt > 1 && t("callbacks.attempt", { n: callback.attempt })}</span>
        </div>
      )}
    />
  );
}
