import type { Application } from "../services/state.js";

/** Whether an application may send to a number or call it: any number once it is live, registered test numbers before (documented). */
export function isReachable({ live, testNumbers }: Application, number: string): boolean {
  return live || testNumbers.has(number);
}
