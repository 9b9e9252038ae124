import type { Rating } from "./rating.js";
import type { ReportedChange } from "./run-diff.js";

/** A change of the contract and what it asks of the next version. */
export interface Change {
  readonly rating: Rating;
  /** JSON pointer into the bundle. */
  readonly place: string;
  readonly message: string;
}

const XML_SHAPE = /\/(?:xml|x-xml-[a-z]+|x-separate-formats)(?:\/|$)/;

/**
 * Rates a change as Redocly does, but for one kind: Redocly takes the `xml` keyword and our `x-xml-*` for decoration, and here they say what is on the wire, so a
 * change of them breaks every client that speaks XML.
 */
export function rateChange({ path, kind, property, impact, verdicts }: ReportedChange): Change {
  const place = property === undefined ? path : `${path}/${property}`;
  if (XML_SHAPE.test(place)) return { rating: "major", place, message: `The form in XML was ${kind}.` };
  const message = verdicts.map((verdict) => verdict.message).join(" ");
  return { rating: impact, place, message: message === "" ? `${kind}.` : message };
}
