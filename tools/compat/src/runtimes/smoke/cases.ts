import {
  callsOff,
  callsPath,
  finds,
  iterates,
  rejected,
  rejectsPages,
  sends,
  sendsInBulk,
  timesOut,
  uploads,
} from "./call-cases.js";
import { answersCallbacks, answersIvr } from "./callback-cases.js";
import { roundTrips } from "./codec-cases.js";
import { middlewares } from "./middleware-cases.js";
import { signsVectors } from "./signing-cases.js";
import type { StageFacts } from "./stage-facts.js";

/** One thing that must work in every runtime. */
export interface Case {
  readonly name: string;
  readonly run: (facts: StageFacts) => Promise<void>;
}

/** The suite. Entries of the package get a file of their own here when they need more than to be loaded. */
export const CASES: readonly Case[] = [
  { name: "signing vectors", run: signsVectors },
  { name: "codec", run: roundTrips },
  { name: "JSON call", run: (facts) => sends(facts, "json") },
  { name: "XML call", run: (facts) => sends(facts, "xml") },
  { name: "API error", run: rejected },
  { name: "timeout", run: timesOut },
  { name: "abort", run: callsOff },
  { name: "nobody there", run: finds },
  { name: "path client", run: callsPath },
  { name: "middlewares", run: middlewares },
  { name: "iteration", run: iterates },
  { name: "bulk sending", run: sendsInBulk },
  { name: "upload", run: uploads },
  { name: "callbacks", run: answersCallbacks },
  { name: "IVR application", run: answersIvr },
  { name: "pages rejected", run: rejectsPages },
];
