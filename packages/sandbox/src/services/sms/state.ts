/** A status report or a message from a phone that waits for GetArrived. */
export interface ArrivedSms {
  readonly appId: string;
  /** `0` message from a phone (MO), `1` status report. */
  readonly smsType: "0" | "1";
  /** Members of the reply, under their names on the wire. */
  readonly record: Readonly<Record<string, string>>;
}

/** What the platform remembers of messages beside those that were sent. */
export interface SmsState {
  /** Oldest first. */
  arrived: ArrivedSms[];
  nextTemplate: number;
}

/** Nothing arrived. Ids of created templates begin at 100001: our choice. */
export function createSmsState(): SmsState {
  return { arrived: [], nextTemplate: 100_001 };
}
