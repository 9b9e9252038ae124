/** A conference. */
export interface Conference {
  readonly confid: string;
  readonly appId: string;
  readonly created: number;
  /** Attributes of CreateConf, as given. */
  readonly settings: Readonly<Record<string, string>>;
  /** Who is in it: number by the id of the member's call. */
  readonly members: Map<string, string>;
  /** Whose phone rings: number by the id of the call. They count as members. */
  readonly invited: Map<string, string>;
  /** Call of the host. */
  host: string | undefined;
  /** Calls that may not speak. */
  readonly muted: Set<string>;
  /** Calls that may not hear (禁听). */
  readonly paused: Set<string>;
  /** When the first member joined. */
  began: number | undefined;
  /** Steps louder or, below zero, quieter. */
  volume: number;
  playing: Playing | undefined;
  recording: Recording | undefined;
  alarm: Alarm | undefined;
}

/** A file that is played. A plan on the clock tells by identity whether it is still the same one. */
export interface Playing {
  readonly filename: string;
}

/** A recording under way. */
export interface Recording {
  readonly started: number;
}

/** An alarm that is set. */
export interface Alarm {
  /** When it fires. */
  readonly at: number;
}
