import { type Contract, readContract } from "./contract.js";
import { isRecord, Place } from "./place.js";
import type { Context, Location, Rule, TextLocation } from "./redocly.js";
import { UnreadableFile } from "./yaml-file.js";

/** Says what is wrong at a place, and what to write there. */
export type Report = (at: Location | TextLocation, message: string) => void;

/** A rule of ours, free of Redocly: looks at the whole contract and reports what breaks the rule. */
export type Check = (contract: Contract, report: Report) => void;

/**
 * Makes a Redocly rule of a check. A problem in a file that many places refer to is reported once; a file beside the contract that cannot be
 * read is one problem, too.
 */
export function contractRule(check: Check): Rule {
  return () => ({
    Root(value, context) {
      const contract = contractAt(value, context);
      const reported = new Set<string>();
      const report: Report = (location, message) => {
        const spot = location.pointer ?? JSON.stringify(location.start);
        const problem = `${location.source.absoluteRef} ${spot} ${message}`;
        if (reported.has(problem)) return;
        reported.add(problem);
        context.report({ message, location });
      };
      try {
        check(contract, report);
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        report(error.at ?? contract.root.member("openapi").key, error.message);
      }
    },
  });
}

/** All rules of one run look at one and the same root, so the contract is read once for all of them. */
const contracts = new WeakMap<object, Contract>();

function contractAt(value: unknown, context: Context): Contract {
  const known = isRecord(value) ? contracts.get(value) : undefined;
  if (known !== undefined) return known;
  const contract = readContract(new Place(value, context.location, (node, from) => context.resolve(node, from)));
  if (isRecord(value)) contracts.set(value, contract);
  return contract;
}
