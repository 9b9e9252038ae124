/** The texts of the signing console, in one language. */
export interface ConsoleTexts {
  readonly heading: string;
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
  readonly signed: string;
  readonly timestamp: string;
  readonly url: string;
  readonly curl: string;
  readonly missing: string;
  readonly badTime: string;
  readonly badId: string;
  readonly badUrl: string;
  readonly warning: string;
  readonly tryHeading: string;
  readonly tryIntro: string;
  readonly tryCommand: string;
  readonly send: string;
  readonly sending: string;
  readonly loopbackOnly: string;
  readonly unreachable: string;
  /** With `{status}` and `{ms}`, which the page's script fills in. */
  readonly answered: string;
  readonly noUpload: string;
}
