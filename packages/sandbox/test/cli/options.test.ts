import { describe, expect, test } from "vitest";
import { readOptions, USAGE, UsageError } from "../../src/cli/options.js";

const SID = "a".repeat(32);

describe("readOptions", () => {
  test("without flags: loopback, 8883, plain, lenient", () => {
    expect(readOptions([])).toEqual({
      host: "127.0.0.1",
      port: 8883,
      tls: false,
      certFile: undefined,
      keyFile: undefined,
      as: undefined,
      caDirectory: undefined,
      printCa: false,
      accountSid: undefined,
      authToken: undefined,
      appId: undefined,
      subAccounts: [],
      smsCallbackUrl: undefined,
      smsCallbackFormat: undefined,
      ivrUrl: undefined,
      callAuthUrl: undefined,
      allowCallbacksTo: [],
      allowOrigins: [],
      callbackRetries: 0,
      control: true,
      consoleReadOnly: false,
      strict: false,
      seed: undefined,
      speed: 1,
      data: undefined,
      command: [],
    });
  });

  test("a command behind --, with flags of its own and a free port unless one is given", () => {
    expect(readOptions(["--strict", "--", "pytest", "--help", "--"])).toMatchObject({
      strict: true,
      port: 0,
      command: ["pytest", "--help", "--"],
    });
    expect(readOptions(["--port", "8883", "--", "pytest"])).toMatchObject({ port: 8883, command: ["pytest"] });
    expect(() => readOptions(["--strict", "--"])).toThrow(new UsageError("-- needs a command behind it"));
  });

  test("every flag", () => {
    const line =
      `--host ::1 --port 0 --cert c.pem --key k.pem --account-sid ${SID} --auth-token t --app-id ${SID} --sub-account ${SID}:one ` +
      `--sub-account ${"B".repeat(32)}:two --sms-callback-url http://127.0.0.1/s --sms-callback-format xml --ivr-url https://127.0.0.1/i --call-auth-url http://127.0.0.1/** --allow-callbacks-to a.test ` +
      "--allow-callbacks-to b.test --allow-origin null --allow-origin http://127.0.0.1:3000 --callback-retries 3 --no-control --console-read-only --strict --seed 4294967295 --speed 0.5";
    expect(readOptions(line.split(" "))).toEqual({
      host: "::1",
      port: 0,
      tls: true,
      certFile: "c.pem",
      keyFile: "k.pem",
      as: undefined,
      caDirectory: undefined,
      printCa: false,
      accountSid: SID,
      authToken: "t",
      appId: SID,
      subAccounts: [
        { sid: SID, token: "one" },
        { sid: "B".repeat(32), token: "two" },
      ],
      smsCallbackUrl: "http://127.0.0.1/s",
      smsCallbackFormat: "xml",
      ivrUrl: "https://127.0.0.1/i",
      callAuthUrl: "http://127.0.0.1/**",
      allowCallbacksTo: ["a.test", "b.test"],
      allowOrigins: ["null", "http://127.0.0.1:3000"],
      callbackRetries: 3,
      control: false,
      consoleReadOnly: true,
      strict: true,
      seed: 4294967295,
      speed: 0.5,
      data: undefined,
      command: [],
    });
  });

  test("--help wins over what is right beside it", () => {
    expect(readOptions(["--help", "--strict"])).toBeUndefined();
  });

  test("the usage names every flag", () => {
    for (const flag of [
      "host",
      "port",
      "tls",
      "cert",
      "key",
      "account-sid",
      "auth-token",
      "app-id",
      "sub-account",
      "sms-callback-url",
      "sms-callback-format",
      "ivr-url",
      "allow-callbacks-to",
      "allow-origin",
      "callback-retries",
      "no-control",
      "strict",
      "seed",
      "speed",
      "help",
    ]) {
      expect(USAGE).toContain(`--${flag}`);
    }
  });

  test.each([
    ["--host="],
    ["--port=x"],
    ["--port="],
    ["--port=-1"],
    ["--port=65536"],
    ["--port=80.5"],
    ["--port=0x50"],
    ["--port"],
    ["--tls=yes"],
    ["--cert=c.pem"],
    ["--key=k.pem"],
    [`--account-sid=${"a".repeat(31)}`],
    [`--account-sid=${"a".repeat(31)}-`],
    ["--account-sid="],
    ["--auth-token="],
    ["--app-id=x"],
    ["--app-id="],
    ["--sub-account=x"],
    [`--sub-account=${SID}`],
    [`--sub-account=${SID}:`],
    ["--sub-account=:t"],
    [`--sub-account=${SID}:a:b`],
    ["--sms-callback-url=reports"],
    ["--sms-callback-url=ftp://127.0.0.1/"],
    ["--sms-callback-url="],
    ["--sms-callback-format=XML"],
    ["--ivr-url=ivr"],
    ["--ivr-url=mailto:a@b.c"],
    ["--allow-callbacks-to="],
    ["--allow-callbacks-to=http://example.com/"],
    ["--allow-origin="],
    ["--allow-origin=*"],
    ["--allow-origin=127.0.0.1:3000"],
    ["--allow-origin=http://127.0.0.1:3000/"],
    ["--allow-origin=file://"],
    ["--callback-retries=-1"],
    ["--callback-retries=21"],
    ["--no-control=1"],
    ["--strict=1"],
    ["--seed=-1"],
    ["--seed=4294967296"],
    ["--seed=abc"],
    ["--seed=1.5"],
    ["--seed="],
    ["--speed=0"],
    ["--speed=-1"],
    ["--speed=fast"],
    ["--speed=Infinity"],
    ["--speed=NaN"],
    ["--speed="],
    ["--help=1"],
    ["--unknown"],
    ["-x"],
    ["positional"],
  ])("%s is rejected in one line", (argument) => {
    expect(() => readOptions([argument])).toThrow(UsageError);
    try {
      readOptions([argument]);
    } catch (error) {
      expect(String(error)).not.toContain("\n");
    }
  });

  test.each([
    [["--prot=1"], "unknown flag --prot"],
    [["--auth-tokn=s3cret"], "unknown flag --auth-tokn"],
    [["--verbose"], "unknown flag --verbose"],
    [["-p"], "unknown flag -p"],
    [["--auth-token:s3cret"], "an unknown flag"],
    [["8883"], "a word without a flag"],
    [["--port"], "--port needs a value"],
    [
      ["--callback-retries", "-1"],
      "--callback-retries needs a value; one that begins with - is written --callback-retries=-…",
    ],
    [["--strict=yes"], "--strict takes no value"],
    [[`--sub-account=${SID}:t`, `--sub-account=${SID}:u`], "--sub-account: the same SID twice"],
  ])("%j: %s", (args, message) => {
    expect(() => readOptions(args)).toThrow(new UsageError(message));
  });

  test("-h is --help", () => {
    expect(readOptions(["-h"])).toBeUndefined();
  });

  test.each([
    ["a token without its flag", ["s3cret-token"]],
    ["a token behind a wrong flag", ["--auth-tokn=s3cret-token"]],
    ["a sub-account's token", ["--sub-account=x:s3cret-token"]],
    ["a token behind a boolean flag", ["--tls=s3cret-token"]],
    ["a blank in front of the token", [`--sub-account=${SID}:`, "s3cret-token"]],
  ])("%s is not repeated in the message", (_, args) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).not.toThrow(/s3cret/);
  });
});
