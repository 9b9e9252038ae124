import { join } from "node:path";
import { isRecord, type Key } from "./place.js";
import type { TextLocation } from "./redocly.js";
import { readYamlFile, UnreadableFile, type YamlFile } from "./yaml-file.js";

/** Where the overlay is, beside the root document. */
export const overlayPath = "overlays/zh-CN.yaml";

/** An action of the overlay. */
export interface OverlayAction {
  readonly target: unknown;
  readonly update: unknown;
  /** Shows the action, or a key in its `update`. */
  at(keys?: readonly Key[]): TextLocation;
}

/** A value that an action writes, and the keys that lead to it below the target. */
export interface OverlayValue {
  readonly keys: readonly Key[];
  readonly value: unknown;
}

/**
 * Reads the Chinese overlay from the folder of the contract.
 *
 * @throws {@link UnreadableFile} when it is missing or has no actions.
 */
export function readOverlay(folder: string): OverlayAction[] {
  const file = readYamlFile(join(folder, overlayPath));
  const { actions } = isRecord(file.value) ? file.value : {};
  if (!Array.isArray(actions)) throw new UnreadableFile("An overlay has a list of `actions`. Write it.", file.at([]));
  return actions.map((action, index) => readAction(action, index, file));
}

function readAction(action: unknown, index: number, file: YamlFile): OverlayAction {
  const { target, update } = isRecord(action) ? action : {};
  return {
    target,
    update,
    at: (keys) => file.at(keys === undefined ? ["actions", index, "target"] : ["actions", index, "update", ...keys]),
  };
}

/** Takes an `update` apart into the values that it writes. A list is one value: an overlay appends to lists, it does not reach into them. */
export function valuesOf(update: unknown, keys: readonly Key[] = []): OverlayValue[] {
  if (!isRecord(update)) return [{ keys, value: update }];
  return Object.entries(update).flatMap(([key, value]) => valuesOf(value, [...keys, key]));
}
