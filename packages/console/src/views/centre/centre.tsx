import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { send } from "../../api/http.js";
import type { AgentRecord, QueueRecord, WaitingRecord } from "../../api/records.js";
import { label, t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { info } from "../../live/sandbox.js";
import { attempt } from "../../ui/announce.js";
import { Empty } from "../../ui/empty.js";
import { hrefOf } from "../../ui/route.js";
import { Badge, type Tone } from "../../ui/text.js";
import { ViewFrame } from "../../ui/view.js";

/** Agents on work, queues, and who waits in them. */
export function Centre(): JSX.Element {
  const agents = lists.agents.items.value;
  const waiting = lists.waiting.items.value;
  const queues = shownQueues(lists.queues.items.value, waiting);
  const isEmpty = agents.length + queues.length === 0;
  return (
    <ViewFrame view="centre">
      {isEmpty ? (
        <Empty icon="centre" title={t("centre.empty")} text={t("centre.emptyText")} examples={["agent"]} />
      ) : (
        <div class="scroll page stack">
          <section class="stack">
            <h2>{t("centre.agents")}</h2>
            {agents.length === 0 && <p class="hint">{t("centre.noAgents")}</p>}
            <ul class="cards">
              {agents.map((agent) => (
                <AgentCard key={agent.id} agent={agent} waiting={waiting} />
              ))}
            </ul>
            {info.value?.readOnly !== true && <OnWork />}
          </section>
          <section class="stack">
            <h2>{t("centre.queues")}</h2>
            {queues.length === 0 && <p class="hint">{t("centre.noQueues")}</p>}
            <ul class="cards">
              {queues.map((queue) => (
                <QueueCard key={queue.id} queue={queue} waiting={waiting} />
              ))}
            </ul>
          </section>
        </div>
      )}
    </ViewFrame>
  );
}

/** Queues that were made, and those in which somebody waits all the same: callers may enter any. */
function shownQueues(queues: readonly QueueRecord[], waiting: readonly WaitingRecord[]): readonly QueueRecord[] {
  const missing = new Map<string, QueueRecord>();
  for (const { appId, queuetype } of waiting) {
    const id = `${appId} ${queuetype}`;
    if (!queues.some((one) => one.id === id)) missing.set(id, { id, appId, queuetype, settings: {} });
  }
  return [...queues, ...missing.values()];
}

const TONES: Readonly<Record<string, Tone>> = { "0": "muted", "1": "ok", "2": "warn", "3": "info", "4": "bad" };

function AgentCard({
  agent,
  waiting,
}: {
  readonly agent: AgentRecord;
  readonly waiting: readonly WaitingRecord[];
}): JSX.Element {
  const { agentid, appId, number, status, assignment, queues } = agent;
  const rings = waiting.some((one) => one.appId === appId && one.rings === agentid);
  const act = (action: string) => (): void =>
    attempt(() => send("POST", `/agents/${encodeURIComponent(agentid)}`, { action, appId }), t("ran"));
  return (
    <li class="card">
      <h3>
        {agentid} <small class="number">{number}</small>
        <Badge tone={TONES[status] ?? "muted"}>{rings ? t("centre.rings") : label("centre.status", status)}</Badge>
      </h3>
      <p class="hint">{t("centre.serves", { list: queues.join(", ") })}</p>
      {assignment !== undefined && (
        <p>
          <a href={hrefOf("calls", assignment.callSid)}>
            {lists.calls.get(assignment.callSid)?.number ?? assignment.callSid}
          </a>
        </p>
      )}
      {info.value?.readOnly !== true && (
        <div class="actions">
          {assignment === undefined ? (
            <>
              <button type="button" class="button" disabled={status === "1"} onClick={act("ready")}>
                {t("centre.ready")}
              </button>
              <button type="button" class="button" disabled={status === "0"} onClick={act("prepare")}>
                {t("centre.prepare")}
              </button>
              <button
                type="button"
                class="button danger"
                onClick={() =>
                  attempt(() => send("POST", "/operations/agentOffWork", { Appid: appId, AgentOffWork: { agentid } }))
                }
              >
                {t("centre.offWork")}
              </button>
            </>
          ) : (
            <>
              <button type="button" class="button primary" disabled={status === "3"} onClick={act("answer")}>
                {t("centre.answer")}
              </button>
              <button type="button" class="button danger" disabled={status !== "3"} onClick={act("hangUp")}>
                {t("centre.hangUp")}
              </button>
            </>
          )}
        </div>
      )}
    </li>
  );
}

function QueueCard({
  queue,
  waiting,
}: {
  readonly queue: QueueRecord;
  readonly waiting: readonly WaitingRecord[];
}): JSX.Element {
  const here = waiting.filter((one) => one.appId === queue.appId && one.queuetype === queue.queuetype);
  return (
    <li class="card">
      <h3>
        {queue.settings["typedes"] ?? queue.queuetype} <small>{queue.queuetype}</small>
        <Badge tone={here.length > 0 ? "warn" : "muted"}>
          {here.length > 0 ? t("centre.waiting", { n: here.length }) : t("centre.nobodyWaits")}
        </Badge>
      </h3>
      <ol class="rows">
        {here.slice(0, 100).map((one) => (
          <li key={one.id}>
            <a class="number" href={hrefOf("calls", one.callSid)}>
              {one.number}
            </a>
            {one.rings !== undefined && <Badge tone="info">{t("centre.ringsAgent", { agent: one.rings })}</Badge>}
          </li>
        ))}
      </ol>
    </li>
  );
}

function OnWork(): JSX.Element {
  const agentid = useRef<HTMLInputElement>(null);
  const number = useRef<HTMLInputElement>(null);
  return (
    <form
      class="inline-form card"
      onSubmit={(event) => {
        event.preventDefault();
        const AgentOnWork = { agentid: agentid.current?.value ?? "", number: number.current?.value ?? "" };
        const body = { Appid: info.value?.appId, AgentOnWork: { ...AgentOnWork, agentstate: "1" } };
        attempt(() => send("POST", "/operations/agentOnWork", body), t("ran"));
      }}
    >
      <label>
        <span>agentid</span>
        <input ref={agentid} type="text" defaultValue="1002" required />
      </label>
      <label>
        <span>{t("scripts.number")}</span>
        <input ref={number} type="tel" defaultValue="13900139001" required />
      </label>
      <button type="submit" class="button primary">
        {t("centre.onWork")}
      </button>
    </form>
  );
}
