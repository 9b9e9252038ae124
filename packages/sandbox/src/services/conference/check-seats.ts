import { Refusal } from "../../kernel/refusal.js";
import type { Conference } from "./conference-state.js";

/** Largest number of members when CreateConf does not say (documented). */
const DEFAULT_SEATS = 3;

/**
 * Whether that many more may come. Those whose phone rings count: our choice.
 *
 * @throws {Refusal} `110092`, over the largest number of members
 */
export function checkSeats({ settings, members, invited }: Conference, wanted: number): void {
  const seats = Number(settings["maxmember"] ?? DEFAULT_SEATS);
  if (members.size + invited.size + wanted > seats) throw new Refusal("110092");
}
