import { basename, extname } from "node:path";
import type { Context, Location } from "./redocly.js";

/** The name of a field, or the index in a list. */
export type Key = string | number;

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value of the contract as it is written, and where it is. An absent value has its place, too: `value` is `undefined`. */
export class Place {
  readonly value: unknown;
  /** Shows the value in a report. */
  readonly at: Location;
  readonly #resolve: Context["resolve"];

  constructor(value: unknown, at: Location, resolve: Context["resolve"]) {
    this.value = value;
    this.at = at;
    this.#resolve = resolve;
  }

  /** Shows the key in a report, where `at` shows the whole value. */
  get key(): Location {
    return this.at.key();
  }

  /** The last key, or the name of the file when this is a whole file: the name of a component, however it is reached. */
  get name(): string {
    const { source, pointer } = this.at;
    const last = pointer.slice(pointer.lastIndexOf("/") + 1);
    return last === ""
      ? basename(source.absoluteRef, extname(source.absoluteRef))
      : last.replaceAll("~1", "/").replaceAll("~0", "~");
  }

  /** The text behind `$ref`. */
  get reference(): string | undefined {
    const { $ref } = isRecord(this.value) ? this.value : {};
    return typeof $ref === "string" ? $ref : undefined;
  }

  /** A field of this very object; a reference is not followed. */
  member(...keys: Key[]): Place {
    return keys.reduce<Place>((place, key) => {
      const { value } = place;
      const member = Array.isArray(value) ? value[Number(key)] : ownMember(value, key);
      return new Place(member, place.at.child(key), this.#resolve);
    }, this);
  }

  /** The fields of this very object, or the items of this list. */
  members(): Place[] {
    if (Array.isArray(this.value)) return this.value.map((_, index) => this.member(index));
    return isRecord(this.value) ? Object.keys(this.value).map((key) => this.member(key)) : [];
  }

  /** This place and what it refers to, nearest first. Ends early where a reference leads nowhere: the stock rules report that. */
  chain(): Place[] {
    if (this.reference === undefined) return [this];
    const { node, location, chain = [] } = this.#resolve(this.value, this.at.source.absoluteRef);
    const between = chain.map((link) => new Place(link.node, link.location, this.#resolve));
    return location === undefined ? [this] : [this, ...between, new Place(node, location, this.#resolve)];
  }

  /** What this place is in the end, all references followed. */
  target(): Place {
    return this.chain().at(-1) ?? this;
  }

  /** A field of this object or, where it has none, of what it refers to. Keys that lead deeper are tried together. */
  find(...keys: Key[]): Place {
    const found = this.chain().map((place) => place.member(...keys));
    return found.find((place) => place.value !== undefined) ?? this.target().member(...keys);
  }
}

function ownMember(value: unknown, key: Key): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
