import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";
import { label, t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { info } from "../../live/sandbox.js";
import { Empty } from "../../ui/empty.js";
import { goTo, route } from "../../ui/route.js";
import { Time } from "../../ui/text.js";
import { Choice, Panes, Search, ViewFrame } from "../../ui/view.js";
import { VirtualList } from "../../ui/virtual-list.js";
import { type AnyCall, joinCalls, matchesCall } from "./any-call.js";
import { CallDetail } from "./call-detail.js";
import { CallForm } from "./call-form.js";
import { PhaseBadge } from "./phase-badge.js";

const wanted = signal("");
const which = signal<"all" | "live">("all");
const all = computed(() =>
  joinCalls(lists.calls.items.value, lists.voiceCalls.items.value, lists.twoWayCalls.items.value),
);
const found = computed(() =>
  all.value.filter((one) => (which.value === "all" || one.isLive) && matchesCall(one, wanted.value)),
);

/** Calls of every kind, while they ring and after. */
export function Calls(): JSX.Element {
  const { item } = route.value;
  const isEmpty = all.value.length === 0;
  const chosen = all.value.find(({ callSid }) => callSid === item);
  return (
    <ViewFrame
      view="calls"
      tools={
        <>
          {!isEmpty && (
            <>
              <Search
                value={wanted.value}
                hint={t("calls.search")}
                onInput={(value) => {
                  wanted.value = value;
                }}
              />
              <Choice
                label={t("view.calls")}
                value={which.value}
                options={[
                  ["all", t("all")],
                  ["live", t("calls.live")],
                ]}
                onChange={(value) => {
                  which.value = value;
                }}
              />
            </>
          )}
          {info.value?.readOnly !== true && <CallForm />}
        </>
      }
    >
      {isEmpty ? (
        <Empty icon="calls" title={t("calls.empty")} text={t("calls.emptyText")} examples={["voiceCode", "ivrCall"]} />
      ) : (
        <Panes
          view="calls"
          chosen={chosen !== undefined}
          list={<List />}
          detail={chosen && <CallDetail key={chosen.callSid} call={chosen} />}
        />
      )}
    </ViewFrame>
  );
}

function List(): JSX.Element {
  if (found.value.length === 0) return <p class="hint">{t("noMatch")}</p>;
  return (
    <VirtualList<AnyCall>
      label={t("view.calls")}
      items={found.value}
      keyOf={({ callSid }) => callSid}
      rowRem={4.25}
      selected={route.value.item}
      onSelect={(callSid) => goTo("calls", callSid)}
      row={(call) => (
        <div class="conversation">
          <b class="number">{call.numbers}</b>
          <Time iso={call.created} />
          <span class="preview">{label("calls.kind", call.kind)}</span>
          <PhaseBadge call={call} />
        </div>
      )}
    />
  );
}
