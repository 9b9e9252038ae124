/** A place within a value: a chain of parents, formatted only for errors. */
export interface Place {
  readonly above: Place | undefined;
  /** Name of a field, or index in a list. */
  readonly step: string | number;
}

/** Formats a place as `a.b[0].c`; empty for the whole value. */
export function pathTo(place: Place | undefined): string {
  if (place === undefined) return "";
  const above = pathTo(place.above);
  if (typeof place.step === "number") return `${above}[${place.step}]`;
  return above === "" ? place.step : `${above}.${place.step}`;
}
