import type { Cancel } from "../kernel/clock.js";
import type { Fault } from "./fault.js";
import { readFault } from "./read-fault.js";

/** A fault that waits for requests. */
export interface PlannedFault {
  readonly id: number;
  readonly fault: Fault;
  /** Requests that it has met. */
  readonly met: number;
}

/** The requests of one call, as faults look at them. */
export interface FaultSubject {
  /** operationId, where there is one at the path. */
  readonly operation: string | undefined;
  /** The text of the body; read only where a fault asks for it. */
  readonly body: () => Promise<string>;
}

/** The faults that wait for requests, in the order in which they were asked for. */
export interface FaultList {
  /** @throws {TypeError} for what is no fault */
  add(fault: unknown): PlannedFault;
  /** Whether there was one of this id. */
  remove(id: number): boolean;
  cancelOf(planned: PlannedFault): Cancel;
  clear(): void;
  /** The first fault that meets this request. One whose times are up is gone. */
  take(subject: FaultSubject): Promise<Fault | undefined>;
  readonly list: readonly PlannedFault[];
}

/** More are a mistake of the caller's: a loop that adds and never takes away. */
const LIMIT = 1_000;

/**
 * An empty list of faults.
 *
 * @param onChange receives the id of each that is added, met or taken away
 */
export function createFaultList(onChange: (id: string) => void = () => {}): FaultList {
  const planned = new Map<number, PlannedFault & { met: number }>();
  let last = 0;

  function count(one: PlannedFault & { met: number }): Fault {
    one.met += 1;
    onChange(String(one.id));
    const { times = 1 } = one.fault;
    if (times !== "always" && one.met >= times) planned.delete(one.id);
    return one.fault;
  }

  function remove(id: number): boolean {
    const wasThere = planned.delete(id);
    if (wasThere) onChange(String(id));
    return wasThere;
  }

  return {
    add(value) {
      const fault = readFault(value);
      if (planned.size >= LIMIT) throw new TypeError(`there are ${LIMIT} faults already; take some away first`);
      const one = { id: ++last, fault, met: 0 };
      planned.set(one.id, one);
      onChange(String(one.id));
      return one;
    },
    remove,
    cancelOf:
      ({ id }) =>
      () =>
        void remove(id),
    clear() {
      for (const id of [...planned.keys()]) remove(id);
    },
    async take(subject) {
      for (const one of planned.values()) {
        const { operation, match } = one.fault;
        if (operation !== undefined && operation !== subject.operation) continue;
        if (match !== undefined && !(await subject.body()).includes(match)) continue;
        // While the body was read, another request may have used it up.
        if (planned.has(one.id)) return count(one);
      }
      return undefined;
    },
    get list() {
      return [...planned.values()].map((one) => ({ ...one }));
    },
  };
}
