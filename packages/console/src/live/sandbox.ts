import { batch, type Signal, signal } from "@preact/signals";
import { getJson, RequestFailed } from "../api/http.js";
import type { Info, ScriptStep } from "../api/records.js";
import { type Buffer, createBuffer } from "./buffer.js";
import * as lists from "./lists.js";
import { addLines, rereadTranscript } from "./transcripts.js";

/** What the page knows of its sandbox; absent until it has answered. */
export const info: Signal<Info | undefined> = signal(undefined);
/** The sandbox's time when it was last heard, and the page's own at that moment. */
export const clock: Signal<{ readonly now: number; readonly heard: number } | undefined> = signal(undefined);
/** Why the sandbox could not be read. */
export const problem: Signal<string | undefined> = signal(undefined);
/** Whether the lists have been read once. */
export const loaded: Signal<boolean> = signal(false);

/** A list of any kind, as far as events are concerned: what comes over the wire is of the kind that its list says. */
interface AnyList {
  readonly path: string;
  readonly member: string;
  upsert(records: readonly never[]): void;
  remove(keys: readonly string[]): void;
  replace(records: readonly never[]): void;
}

/** Lists by the kind of their events. */
const LISTS: ReadonlyMap<string, AnyList> = new Map<string, AnyList>([
  ["message", lists.messages],
  ["reply", lists.replies],
  ["template", lists.templates],
  ["call", lists.calls],
  ["voice-call", lists.voiceCalls],
  ["two-way-call", lists.twoWayCalls],
  ["conference", lists.conferences],
  ["agent", lists.agents],
  ["queue", lists.queues],
  ["waiting", lists.waiting],
  ["request", lists.requests],
  ["callback", lists.callbacks],
  ["warning", lists.warnings],
  ["fault", lists.faults],
  ["application", lists.applications],
  ["account", lists.accounts],
]);

/** Kinds of events that are of use. */
export const KINDS: readonly string[] = [...LISTS.keys(), "transcript", "script"];

/** A record that changed, as the stream tells it. What it holds is of its kind. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  /** The record itself; `undefined` where it is gone. */
  readonly record: never | undefined;
}

/** Reads an event of the stream. */
export function readChange(kind: string, text: string): Change {
  const { id, gone }: { readonly id: string | number; readonly gone?: true } = JSON.parse(text);
  return { kind, id: String(id), record: gone === true ? undefined : JSON.parse(text) };
}

/** Events that are gathered before they reach the page. */
const GATHERED = 2_000;
/** Changes of the stream. */
export const changes: Buffer<Change> = createBuffer<Change>(applyChanges, GATHERED);

function applyChanges(gathered: readonly Change[]): void {
  const byKind = new Map<string, Map<string, Change>>();
  for (const change of gathered) {
    const ofKind = byKind.get(change.kind) ?? new Map<string, Change>();
    // Set again, so that what changed last is last.
    ofKind.delete(change.id);
    byKind.set(change.kind, ofKind.set(change.id, change));
  }
  batch(() => {
    for (const [kind, ofKind] of byKind) applyKind(kind, [...ofKind.values()]);
  });
}

function applyKind(kind: string, changed: readonly Change[]): void {
  const list = LISTS.get(kind) ?? (kind === "script" ? lists.scripts : undefined);
  const records = changed.flatMap(({ record }) => (record === undefined ? [] : [record]));
  if (kind === "transcript") addLines(records);
  list?.remove(changed.filter(({ record }) => record === undefined).map(({ id }) => id));
  list?.upsert(records);
}

/** Reads every list again. */
export async function loadLists(): Promise<void> {
  const read = await Promise.all([
    ...[...LISTS.values()].map(async (list) => {
      const page = await getJson<Readonly<Record<string, readonly never[]>>>(list.path).catch(missing);
      return () => list.replace(page?.[list.member] ?? []);
    }),
    loadScripts(),
  ]);
  batch(() => {
    for (const show of read) show();
    loaded.value = true;
  });
  rereadTranscript();
}

/** Scripts are listed by their number, not as records. */
async function loadScripts(): Promise<() => void> {
  const page = await getJson<{ readonly scripts: Readonly<Record<string, readonly ScriptStep[]>> }>("/scripts").catch(
    missing,
  );
  return () => lists.scripts.replace(Object.entries(page?.scripts ?? {}).map(([id, script]) => ({ id, script })));
}

/** A sandbox of another version may lack a list; the stream shows when it does not respond. */
function missing(error: unknown): undefined {
  if (!(error instanceof RequestFailed)) throw error;
  problem.value = error.status === 404 ? undefined : error.message;
}
