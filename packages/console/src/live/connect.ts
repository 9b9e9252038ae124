import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { getJson, ROOT } from "../api/http.js";
import type { Info } from "../api/records.js";
import { changes, clock, info, KINDS, loadLists, problem, readChange } from "./sandbox.js";
import { openStream, type Stream, type StreamStatus } from "./stream.js";

const none: ReadonlySignal<StreamStatus> = signal("connecting");
const stream: Signal<Stream | undefined> = signal(undefined);

/** Whether the page follows its sandbox. */
export function streamStatus(): StreamStatus {
  return (stream.value?.status ?? none).value;
}

/** The page is older than its sandbox: `reloading`, or `stuck` where that has not helped. */
export const outdated: Signal<"reloading" | "stuck" | undefined> = signal(undefined);

/** Which start of a sandbox the lists are of. */
let run: string | undefined;

/** First word of the stream. */
interface Hello {
  /** Of the sandbox. */
  readonly run: string;
  readonly now: string;
}

/** Reads everything once, then follows what happens. */
export function connect(): void {
  stream.value = openStream({
    url: `${ROOT}/events`,
    kinds: ["hello", "ping", "clock", "gap", ...KINDS],
    onEvent(kind, text) {
      if (kind === "hello") greet(JSON.parse(text));
      else if (kind === "ping" || kind === "clock") hearClock(JSON.parse(text));
      else if (kind === "gap") void loadLists();
      else changes.add(readChange(kind, text));
    },
  });
  void loadInfo();
}

/** A sandbox that was started or reset meanwhile has other records, and perhaps another page. */
function greet(hello: Hello): void {
  hearClock(hello);
  if (hello.run === run) return;
  run = hello.run;
  void loadInfo();
  void loadLists();
}

function hearClock({ now }: { readonly now: string }): void {
  clock.value = { now: Date.parse(now), heard: Date.now() };
}

async function loadInfo(): Promise<void> {
  const read = await getJson<Info>("/info").catch((error: unknown) => {
    problem.value = String(error);
  });
  if (read === undefined) return;
  info.value = read;
  checkBuild(read.build);
}

const RELOADED = "cloopen-console-reloaded-for";

/** Loads the page again where the sandbox has another; once for each build, so that a cache that insists makes no circle. */
function checkBuild(build: string): void {
  const own = document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;
  if (own === build) return;
  if (sessionStorage.getItem(RELOADED) === build) outdated.value = "stuck";
  else {
    outdated.value = "reloading";
    sessionStorage.setItem(RELOADED, build);
    location.reload();
  }
}
