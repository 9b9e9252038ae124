/** What the suite needs to know of the stage that it runs on, sent as JSON. */
export interface StageFacts {
  /** A sandbox. */
  readonly baseUrl: string;
  /** Takes requests and never answers. */
  readonly stalledUrl: string;
  /** Nobody listens there. */
  readonly closedUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly appId: string;
}
