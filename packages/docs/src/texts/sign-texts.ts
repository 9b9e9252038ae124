/** The texts of the signing page, in one language. */
export interface SignTexts {
  readonly title: string;
  readonly description: string;
  readonly intro: string;
  readonly privacy: string;
  readonly noScript: string;
  readonly request: string;
  readonly operation: string;
  readonly baseUrl: string;
  readonly account: string;
  readonly subAccount: string;
  readonly token: string;
  readonly time: string;
  readonly timeHint: string;
  readonly format: string;
  readonly query: string;
  readonly body: string;
  readonly fill: string;
  readonly fillHint: string;
  readonly signed: string;
  readonly timestamp: string;
  readonly url: string;
  readonly missing: string;
  readonly badTime: string;
  readonly badId: string;
  readonly badUrl: string;
  readonly warning: string;
  readonly tryHeading: string;
  readonly tryIntro: string;
  /** Instead of `tryIntro`, where the server of the site knows a sandbox. */
  readonly tryRunning: string;
  readonly console: string;
  readonly send: string;
  readonly sendHint: string;
  readonly sending: string;
  readonly loopbackOnly: string;
  readonly unreachable: string;
  /** With `{status}` and `{ms}`, which the page's script fills in. */
  readonly answered: string;
  readonly noUpload: string;
  readonly reply: string;
}
