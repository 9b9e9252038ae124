import { describe, expect, it } from "vitest";
import { readArguments } from "../../src/cli/read-arguments.js";
import { readSettings } from "../../src/settings.js";

const CREDENTIALS = { CLOOPEN_ACCOUNT_SID: "a", CLOOPEN_AUTH_TOKEN: "b", CLOOPEN_APP_ID: "c" };
const URL_OF = "http://127.0.0.1:8883/2013-12-26";

describe("readArguments", () => {
  it.each([
    [[], { transport: "http", baseUrl: undefined, maySend: true }],
    [["--tls"], { transport: "tls", baseUrl: undefined, maySend: true }],
    [["--in-process"], { transport: "in-process", baseUrl: undefined, maySend: true }],
    [["--base-url", URL_OF], { transport: "server", baseUrl: URL_OF, maySend: false }],
    [["--base-url", URL_OF, "--send"], { transport: "server", baseUrl: URL_OF, maySend: true }],
  ])("%j are these settings of the run", (args, settings) => {
    const asked = readArguments(args, CREDENTIALS);
    expect(asked.help ? undefined : readSettings(asked.env)).toEqual(settings);
  });

  it.each([
    [["--sned"], /^Unknown option '--sned'/],
    [["now"], /^Unexpected argument 'now'/],
    [["--tls", "--in-process"], "--tls and --in-process exclude each other"],
    [["--tls", "--base-url", URL_OF], "--tls and --base-url exclude each other"],
    [["--send"], /^--send is for --base-url/],
    [["--base-url", "here"], "--base-url must be an http or https URL"],
    [["--base-url", "ftp://127.0.0.1/"], "--base-url must be an http or https URL"],
    [["--base-url", "https://sid:token@example.com/"], /hold no credentials$/],
    [["--base-url", "http://example.com/2013-12-26"], /^--base-url must be https/],
  ])("%j is rejected: %s", (args, message) => {
    expect(() => readArguments(args, CREDENTIALS)).toThrow(message);
  });

  it("names the credentials that --base-url lacks", () => {
    const { CLOOPEN_AUTH_TOKEN: _, ...some } = CREDENTIALS;
    expect(() => readArguments(["--base-url", URL_OF], some)).toThrow(/needs CLOOPEN_AUTH_TOKEN in the environment$/);
  });

  it("ignores the suite's own variables of the environment: flags alone decide", () => {
    const asked = readArguments([], { CLOOPEN_CONFORMANCE_BASE_URL: URL_OF, CLOOPEN_CONFORMANCE_SEND: "1" });
    expect(asked.help ? undefined : asked.env).toEqual({ CLOOPEN_CONFORMANCE_TRANSPORT: "http" });
  });

  it("prefers --help to every other flag", () => {
    expect(readArguments(["--help", "--base-url", "x"], {})).toEqual({ help: true });
  });
});
