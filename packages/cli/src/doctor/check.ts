import type { CallOptions, CloopenClient } from "@cloopen-rest/client";
import type { Settings } from "../config/settings.js";
import type { Context, Given } from "../context.js";
import type { Bilingual } from "../language.js";

/** How a check ended. */
export type CheckState = "ok" | "warn" | "fail" | "skip";

/** Result of a check: one line, and what to do about it. */
export interface Finding {
  readonly state: CheckState;
  readonly text: string;
  readonly fix?: string | undefined;
}

/** Facts that one check learns and later checks use. */
export interface Facts {
  /** The base URL, once it is in order. */
  url?: URL;
  /** The host was reached; later checks that call the platform make sense. */
  reached?: boolean;
  /** `Date` of the host's response, in milliseconds since 1970, with the time at which it arrived. */
  date?: { readonly platformMs: number; readonly ownMs: number };
  /** Reply of getAccountInfo. */
  account?: { readonly status?: string; readonly balance?: string; readonly friendlyName?: string };
  /** Status code with which the platform rejected it. */
  rejected?: string;
}

/** Dependencies of a check. */
export interface Examination {
  readonly context: Context;
  readonly given: Given;
  readonly settings: Settings;
  readonly facts: Facts;
  /** The client of the main account; asked for by checks that need credentials. */
  readonly client: () => Promise<{ readonly client: CloopenClient; readonly options: CallOptions }>;
}

/** One check of the doctor. */
export interface Check {
  /** Stable, for programs. */
  readonly id: string;
  readonly title: Bilingual;
  readonly run: (examination: Examination) => Finding | Promise<Finding>;
}

/** A finding without advice. */
export function ok(text: string): Finding {
  return { state: "ok", text };
}

/** Something that works now and may not tomorrow, or that could not be found out. */
export function warn(text: string, fix?: string): Finding {
  return { state: "warn", text, fix };
}

/** Something that does not work. */
export function fail(text: string, fix?: string): Finding {
  return { state: "fail", text, fix };
}

/** A check that does not apply, or whose ground is missing. */
export function skip(text: string): Finding {
  return { state: "skip", text };
}
