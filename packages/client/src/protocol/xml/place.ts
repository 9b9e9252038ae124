/** Where in a value one is: a chain upwards, made into text only for errors. */
export interface Place {
  readonly above: Place | undefined;
  /** Name of a member, or index in a list. */
  readonly step: string | number;
}

/** The chain as text: `a.b[0].c`. Empty for the whole. */
export function pathTo(place: Place | undefined): string {
  if (place === undefined) return "";
  const above = pathTo(place.above);
  if (typeof place.step === "number") return `${above}[${place.step}]`;
  return above === "" ? place.step : `${above}.${place.step}`;
}
