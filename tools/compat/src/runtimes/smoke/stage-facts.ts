/** What the suite needs to know of the stage that it runs on, sent as JSON. */
export interface StageFacts {
  /** A sandbox. */
  readonly baseUrl: string;
  /** Accepts requests and never responds. */
  readonly stalledUrl: string;
  /** A port on which nothing listens. */
  readonly closedUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly appId: string;
}
