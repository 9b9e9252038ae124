import { type ReadonlySignal, signal } from "@preact/signals";
import { send } from "../../api/http.js";
import { t } from "../../i18n/texts.js";
import { attempt } from "../../ui/announce.js";

const ids = signal<readonly number[]>([]);

/** Callbacks that are to be sent again together, in that order. */
export const collected: ReadonlySignal<readonly number[]> = ids;

/** Puts a callback behind those that are collected; once more where it is there already. */
export function collect(id: number): void {
  ids.value = [...ids.value, id];
}

/** Takes one away, by its place. */
export function drop(at: number): void {
  ids.value = ids.value.filter((_, index) => index !== at);
}

/** Turns the order round. */
export function reverse(): void {
  ids.value = ids.value.toReversed();
}

/** Nothing is collected any more. */
export function forget(): void {
  ids.value = [];
}

/**
 * Has callbacks sent again.
 *
 * @param after such as `30s`, on the sandbox's clock
 */
export function resend(which: readonly number[], after?: string): void {
  attempt(
    () => send("POST", "/callbacks/resend", { ids: which, ...(after !== undefined && { after }) }),
    t("callbacks.resent"),
  );
}
