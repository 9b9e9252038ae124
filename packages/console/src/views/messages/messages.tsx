import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { send } from "../../api/http.js";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { info } from "../../live/sandbox.js";
import { attempt } from "../../ui/announce.js";
import { Empty } from "../../ui/empty.js";
import { Icon } from "../../ui/icon.js";
import { goTo, route } from "../../ui/route.js";
import { Time } from "../../ui/text.js";
import { Choice, Panes, Search, ViewFrame } from "../../ui/view.js";
import { VirtualList } from "../../ui/virtual-list.js";
import { Bubble } from "./bubble.js";
import { type Conversation, groupByNumber, matchesConversation, textOf } from "./conversations.js";
import { Templates } from "./templates.js";

const wanted = signal("");
const tab = signal<"conversations" | "templates">("conversations");
const conversations = computed(() => groupByNumber(lists.messages.items.value, lists.replies.items.value));
const found = computed(() => conversations.value.filter((one) => matchesConversation(one, wanted.value)));

/** Messages by number, and the templates that they are made from. */
export function Messages(): JSX.Element {
  const { item } = route.value;
  const shown = tab.value;
  const isEmpty = conversations.value.length === 0;
  return (
    <ViewFrame
      view="messages"
      tools={
        <>
          {shown === "conversations" && !isEmpty && (
            <Search
              value={wanted.value}
              hint={t("messages.search")}
              onInput={(value) => {
                wanted.value = value;
              }}
            />
          )}
          <Choice
            label={t("view.messages")}
            value={shown}
            options={[
              ["conversations", t("messages.conversations")],
              ["templates", t("messages.templates")],
            ]}
            onChange={(value) => {
              tab.value = value;
            }}
          />
        </>
      }
    >
      {shown === "templates" ? (
        <Templates />
      ) : isEmpty && item === undefined ? (
        <Empty icon="messages" title={t("messages.empty")} text={t("messages.emptyText")} examples={["sms", "reply"]} />
      ) : (
        <Panes view="messages" chosen={item !== undefined} list={<List />} detail={<Thread number={item ?? ""} />} />
      )}
    </ViewFrame>
  );
}

function List(): JSX.Element {
  if (found.value.length === 0) return <p class="hint">{t("noMatch")}</p>;
  return (
    <VirtualList<Conversation>
      label={t("messages.conversations")}
      items={found.value}
      keyOf={({ number }) => number}
      rowRem={4.25}
      selected={route.value.item}
      onSelect={(number) => goTo("messages", number)}
      row={(conversation) => (
        <div class="conversation">
          <b class="number">{conversation.number}</b>
          <Time iso={conversation.last.at} />
          <span class="preview">
            {conversation.last.kind === "received" && "↩ "}
            {textOf(conversation.last)}
          </span>
          <span class="count">{conversation.entries.length}</span>
        </div>
      )}
    />
  );
}

/** So many messages of one conversation are drawn: a phone in a load test has thousands. */
const DRAWN = 200;

function Thread({ number }: { readonly number: string }): JSX.Element {
  const conversation = conversations.value.find((one) => one.number === number);
  const entries = conversation?.entries ?? [];
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => end.current?.scrollIntoView({ block: "end" }), [entries.length, number]);
  return (
    <div class="thread">
      <h2>
        {number} <small>{t("messages.count", { n: entries.length })}</small>
      </h2>
      <div class="bubbles">
        {entries.length > DRAWN && <p class="hint">{t("newest", { n: DRAWN })}</p>}
        <ol>
          {entries.slice(-DRAWN).map((entry) => (
            <Bubble key={entry.kind === "sent" ? entry.message.sid : entry.reply.id} number={number} entry={entry} />
          ))}
        </ol>
        <div ref={end} />
      </div>
      {info.value?.readOnly !== true && <Composer number={number} entries={conversation} />}
    </div>
  );
}

function Composer({
  number,
  entries,
}: {
  readonly number: string;
  readonly entries: Conversation | undefined;
}): JSX.Element {
  const last = entries?.entries.findLast((entry) => entry.kind === "sent");
  const appId = last?.kind === "sent" ? last.message.appId : (info.value?.appId ?? "");
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        const content = field.current?.value ?? "";
        if (content === "") return;
        attempt(async () => {
          await send("POST", `/applications/${encodeURIComponent(appId)}/messages`, { from: number, content });
          if (field.current !== null) field.current.value = "";
        });
      }}
    >
      <input
        ref={field}
        type="text"
        aria-label={t("messages.reply")}
        placeholder={t("messages.reply")}
        autocomplete="off"
      />
      <button type="submit" class="button primary">
        <Icon name="messages" />
        <span>{t("messages.send")}</span>
      </button>
    </form>
  );
}
