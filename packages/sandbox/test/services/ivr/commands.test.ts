import { createConference, dialIvr, dismissConference } from "@cloopen-rest/client";
import { describe, expect, test } from "vitest";
import type { CallerStep } from "../../../src/telephony/caller-script.js";
import { createAnsweringApplication } from "../../support/ivr-application.js";
import { APP_ID, MINUTE, SECOND } from "../../support/test-sandbox.js";

const CALLER = "13800138000";
const OTHER = "13900139000";

/** What an application that answers `startservice` so is notified afterwards, with the times of the transcript. */
async function play(
  commands: string,
  { script = [], answers = {} }: { script?: readonly CallerStep[]; answers?: Readonly<Record<string, string>> } = {},
) {
  const world = createAnsweringApplication({ startservice: `<Response>${commands}</Response>`, ...answers });
  const callid = world.sandbox.receiveCall({ from: CALLER, to: "4000000000", script });
  await world.sandbox.advance(5 * MINUTE);
  const lines = world.sandbox.transcript(callid).trimEnd().split("\n");
  return {
    callid,
    sandbox: world.sandbox,
    /** Path and own parameters of what was notified between the first and the last notification. */
    told: (await world.heard())
      .filter((url) => !/^(startservice|stopservice)\?/.test(url))
      .map((url) => url.replace(`appid=${APP_ID}&callid=${callid}`, "…")),
    /** When it ended, in seconds, and why. */
    end: lines
      .filter((line) => line.includes("ends the call"))
      .map((line) =>
        line.replace(
          /^12:0(\d):(\d\d)\+08:00 platform +ends the call: /,
          (_, m, s) => `${Number(m) * 60 + Number(s)}: `,
        ),
      )
      .join(),
    lines,
  };
}

describe("Play and PlayTTS", () => {
  test.each([
    ["once", "<Play>a.wav</Play><Hangup/>", [], "10: Hangup"],
    ["three times", '<Play loop="3">a.wav</Play><Hangup/>', [], "30: Hangup"],
    ["not at all", '<Play loop="0">a.wav</Play><Hangup/>', [], "0: Hangup"],
    ["one after the other", "<Play>a.wav</Play><PlayTTS loop='2'>words</PlayTTS><Hangup/>", [], "30: Hangup"],
    [
      "until its key",
      '<Play loop="-1" finishkey="*">a.wav</Play><Hangup/>',
      [{ press: "*", after: 4_000 }],
      "4: Hangup",
    ],
    [
      "not until another key",
      '<Play finishkey="*">a.wav</Play><Hangup/>',
      [{ press: "1", after: 4_000 }],
      "10: Hangup",
    ],
    ["without end", '<Play loop="-1">a.wav</Play><Hangup/>', [], ""],
    ["and nothing behind it", "<Play>a.wav</Play>", [], "20: nothing holds the call any longer"],
    [
      "until the party hangs up",
      '<Play loop="-1">a.wav</Play>',
      [{ hangUp: true, after: 7_000 }],
      "7: the party has hung up",
    ],
  ] as const)("%s", async (_, commands, script, end) => {
    expect((await play(commands, { script })).end).toBe(end);
  });
});

describe("PlayMix", () => {
  test("plays its items one after the other, files and digits", async () => {
    const { end, lines } = await play('<PlayMix type="440">a.wav;b.wav;1234</PlayMix><Hangup/>');
    expect(end).toBe("30: Hangup");
    expect(lines.join("\n")).toMatch(/plays a\.wav\n.*plays b\.wav\n.*reads out 1234/);
  });

  test("fails when type has another number of digits than there are items", async () => {
    expect((await play('<PlayMix type="4">a.wav;1234</PlayMix><Hangup/>')).end).toBe("0: Hangup");
  });
});

describe("Hangup with callid", () => {
  async function hangUpFrom(named: (other: string) => string) {
    const answers = { startservice: '<Response><Get timeout="300"/></Response>' };
    const { sandbox } = createAnsweringApplication(answers);
    const other = sandbox.receiveCall({ from: OTHER, to: "4000000000" });
    await sandbox.advance(SECOND);
    answers.startservice = `<Response><Hangup callid="${named(other)}"/></Response>`;
    const own = sandbox.receiveCall({ from: CALLER, to: "4000000000" });
    await sandbox.advance(SECOND);
    return [other, own].map((callid) => sandbox.state.calls.get(callid)?.state);
  }

  test("ends the call that it names, and the present one waits for a REST command", async () => {
    expect(await hangUpFrom((other) => other)).toEqual(["ended", "answered"]);
  });

  test("fails when the call is not known, and ends no call", async () => {
    expect(await hangUpFrom(() => "0".repeat(32))).toEqual(["answered", "answered"]);
  });
});

describe("Get", () => {
  const GET = '<Get action="keys" numdigits="4" timeout="6"><Play>menu.wav</Play></Get><Hangup/>';

  test.each<[string, readonly CallerStep[], string | undefined]>([
    ["as many keys as wanted", [{ press: "1234" }], "1234"],
    ["fewer, and the key that ends", [{ press: "12#" }], "12"],
    ["the key that ends alone", [{ press: "#" }], ""],
    ["more than wanted: the rest is lost", [{ press: "123456" }], "1234"],
    ["in two parts", [{ press: "12" }, { press: "34" }], "1234"],
    ["some by the time", [{ press: "12" }], "12"],
    ["none", [], undefined],
    ["none, as scripted", [{ press: "" }, { press: "1" }], undefined],
  ])("%s", async (_, script, digits) => {
    const { told } = await play(GET, { script });
    expect(told).toEqual(digits === undefined ? [] : [`keys?…&digits=${digits}&result=0`]);
  });

  test("the time counts from the end of the first prompt", async () => {
    expect((await play(GET)).end).toBe("16: Hangup");
    const two = '<Get timeout="6"><Play>a.wav</Play><PlayTTS>b</PlayTTS></Get><Hangup/>';
    expect((await play(two)).end).toBe("16: Hangup");
    expect((await play('<Get timeout="6"/><Hangup/>')).end).toBe("6: Hangup");
    expect((await play('<Get timeout="6"><Play loop="-1">a.wav</Play></Get><Hangup/>')).end).toBe("16: Hangup");
  });

  test("twenty seconds, twelve keys, # and dtmfreport by default", async () => {
    expect((await play("<Get/><Hangup/>")).end).toBe("20: Hangup");
    expect((await play("<Get/>", { script: [{ press: "1234567890123" }] })).told).toEqual([
      "dtmfreport?…&digits=123456789012&result=0",
    ]);
    expect((await play("<Get/>", { script: [{ press: "7#" }] })).told).toEqual(["dtmfreport?…&digits=7&result=0"]);
  });

  test("another key may end the entry, and # is a key then", async () => {
    const { told } = await play('<Get finishkey="*"/>', { script: [{ press: "1#*" }] });
    expect(told).toEqual(["dtmfreport?…&digits=1%23&result=0"]);
  });

  test("arguments of action come back, and method asks for GET", async () => {
    const { told, sandbox } = await play('<Get action="keys?step=2" method="GET"/>', { script: [{ press: "7#" }] });
    expect(told).toEqual(["keys?step=2&…&digits=7&result=0"]);
    expect(sandbox.callbacks.map(({ kind, method }) => [kind, method])).toEqual([
      ["ivrStartService", "POST"],
      ["ivrDtmfReport", "GET"],
      ["ivrStopService", "POST"],
    ]);
  });

  test("keys of the script that are not the finishkey of a Play are kept for it", async () => {
    const { told } = await play('<Play finishkey="*">a.wav</Play><Redirect>next</Redirect>', {
      script: [{ press: "1" }],
      answers: { next: '<Response><Get numdigits="1"/></Response>' },
    });
    expect(told).toEqual(["next?…", "dtmfreport?…&digits=1&result=0"]);
  });

  test("keys that come when its time is up are nobody's", async () => {
    const { told, lines } = await play('<Get timeout="6"/><Play loop="-1">a.wav</Play>', {
      script: [{ press: "1", after: 7_000 }],
    });
    expect(told).toEqual([]);
    expect(lines.join("\n")).toContain("presses 1, which nobody waits for");
  });

  test("what comes behind Get is skipped when keys arrive", async () => {
    const answers = { dtmfreport: "<Response><Hangup/></Response>" };
    const { told } = await play("<Get/><Redirect>nokey</Redirect>", { script: [{ press: "1#" }], answers });
    expect(told).toHaveLength(1);
  });
});

describe("Record", () => {
  test.each<[string, string, readonly CallerStep[], string | undefined, string]>([
    ["five seconds without a script", "", [], "5", "15: nothing holds the call any longer"],
    ["what the party says", "", [{ speak: 12 }], "12", "22: nothing holds the call any longer"],
    ["as long as it may be", 'maxlength="8"', [{ speak: 12 }], "8", "18: nothing holds the call any longer"],
    ["nothing: what follows runs", "", [{ speak: 0 }], undefined, "0: Hangup"],
  ])("%s", async (_, attributes, script, recordduration, end) => {
    const played = await play(`<Record action="recorded" ${attributes}/><Hangup/>`, { script });
    expect(played.end).toBe(end);
    const [told, ...more] = played.told;
    expect(more).toEqual([]);
    if (recordduration === undefined) expect(told).toBeUndefined();
    else {
      expect(told).toMatch(
        new RegExp(
          `^recorded\\?…&recordurl=http%3A%2F%2Ffiles.invalid%2Frecordings%2F\\w+.wav&recordduration=${recordduration}$`,
        ),
      );
    }
  });

  test("behind its prompt; without action what follows runs", async () => {
    expect((await play("<Record><Play>p.wav</Play></Record><Hangup/>")).end).toBe("15: Hangup");
  });

  test("a party that hangs up while it speaks leaves no recording", async () => {
    const script = [{ hangUp: true, after: 2_000 }] as const;
    expect(await play('<Record action="recorded"/>', { script })).toMatchObject({
      told: [],
      end: "2: the party has hung up",
    });
  });
});

describe("ConsultationCall", () => {
  const call = (attributes: string, number = OTHER) =>
    `<ConsultationCall number="${number}" hangupurl="gone" calltimeoverurl="over" ${attributes}><Play loop="-1">ring.wav</Play></ConsultationCall><Hangup/>`;

  test("the other party hangs up after a minute: hangupurl", async () => {
    const { told, end } = await play(call(""));
    expect(told).toEqual(["gone?…&reason=0&callduration=60"]);
    expect(end).toBe("73: nothing holds the call any longer");
  });

  test("calltime is over: calltimeoverurl", async () => {
    expect((await play(call('calltime="20"'))).told).toEqual(["over?…"]);
  });

  test.each([
    ["nobody answers", "", "19901000000", "30: Hangup"],
    ["nobody answers in time", 'timeout="10"', "19901000000", "10: Hangup"],
    ["busy", "", "19902000000", "1: Hangup"],
    ["a number that is rejected", "", "19900110126", "0: Hangup"],
  ])("%s: what follows runs", async (_, attributes, number, end) => {
    expect(await play(call(attributes, number))).toMatchObject({ told: [], end });
  });

  test("without addresses what follows runs after the talk", async () => {
    expect((await play(`<ConsultationCall number="${OTHER}"/><Hangup/>`)).end).toBe("63: Hangup");
    expect((await play(`<ConsultationCall number="${OTHER}" calltime="5"/><Hangup/>`)).end).toBe("8: Hangup");
  });
});

describe("recording a consultation", () => {
  const RECORDED = /&recordurl=http%3A%2F%2Ffiles\.invalid%2F[^&]+\.wav&recordid=\d+$/;
  const answer = `<Response><ConsultationCall number="${OTHER}" record="true"/><Hangup/></Response>`;

  test("stopservice has the recording", async () => {
    const { sandbox } = await play(`<ConsultationCall number="${OTHER}" record="true"/><Hangup/>`);
    expect(sandbox.callbacks.at(-1)?.url).toMatch(RECORDED);
  });

  test.each([
    ["nobody answers", `<ConsultationCall number="19902000000" record="true"/><Hangup/>`],
    ["it is not asked for", `<ConsultationCall number="${OTHER}" record="false"/><Hangup/>`],
  ])("there is none when %s", async (_, commands) => {
    expect((await play(commands)).sandbox.callbacks.at(-1)?.url).not.toContain("record");
  });

  test("it has no effect in a call that is recorded as a whole (client-code)", async () => {
    const { client, sandbox } = createAnsweringApplication({ startservice: answer });
    const { callSid } = await dialIvr(client, { number: CALLER, record: "true" });
    await sandbox.advance(5 * MINUTE);
    expect(sandbox.callbacks.at(-1)?.url).toMatch(RECORDED);
    expect(sandbox.transcript(callSid)).not.toContain("records");
  });
});

test("a prompt that is not played is not in the transcript", async () => {
  const { lines } = await play('<Get timeout="1"><Play loop="0">a.wav</Play></Get><Play loop="0">b.wav</Play>');
  expect(lines.filter((line) => line.includes("platform    plays"))).toEqual([]);
});

describe("conferences", () => {
  test("CreateConf with autojoin: the caller is in it until it ends, then what follows runs", async () => {
    const { told, sandbox, callid, end } = await play(
      '<CreateConf action="created" autojoin="true" joinurl="joined" quiturl="left" confduration="60"/><Play>bye.wav</Play><Hangup/>',
    );
    expect(told.map((url) => url.replace(callid, "CALL"))).toEqual([
      "created?confid=10000001&callid=CALL&createtime=20240229120000",
      `joined?confid=10000001&callid=CALL&jointime=20240229120000&result=0&number=${CALLER}`,
      `left?confid=10000001&callid=CALL&jointime=20240229120100&number=${CALLER}`,
    ]);
    expect(end).toBe("70: Hangup");
    expect(sandbox.state.conferences.size).toBe(0);
  });

  test("CreateConf alone: what follows runs at once", async () => {
    expect((await play("<CreateConf/><Hangup/>")).end).toBe("0: Hangup");
  });

  test("JoinConf: the caller comes to those who are there; keys go to dtmfreporturl", async () => {
    const world = createAnsweringApplication({ startservice: '<Response><JoinConf confid="10000001"/></Response>' });
    const { client, sandbox, heard } = world;
    const { confid } = await createConference(client, { dtmfreporturl: "keys", delreporturl: "deleted" });
    const { callSid: callid } = await dialIvr(client, { number: CALLER });
    await sandbox.advance(4 * SECOND);
    expect(sandbox.state.conferences.get(confid)?.members).toEqual(new Map([[callid, CALLER]]));
    sandbox.pressKeys(callid, "5");
    await dismissConference(client, { confid });
    expect((await heard()).slice(1)).toEqual([
      "keys?confid=10000001",
      "deleted?confid=10000001&deltime=20240229120004",
    ]);
  });

  describe("a conference with a password", () => {
    async function join(settings: Parameters<typeof createConference>[1], script: readonly CallerStep[]) {
      const answer = '<Response><JoinConf confid="10000001"/><Play>bye.wav</Play><Hangup/></Response>';
      const { client, sandbox, heard } = createAnsweringApplication({ startservice: answer });
      const { confid } = await createConference(client, { passwd: "1234", ...settings });
      const callid = sandbox.receiveCall({ from: CALLER, to: "4000000000", script });
      await sandbox.advance(90 * SECOND);
      const told = (await heard()).map((url) => url.split("?")[0]);
      return {
        joined: sandbox.state.conferences.get(confid)?.members.has(callid),
        told,
        transcript: sandbox.transcript(callid),
      };
    }

    test.each<[string, readonly CallerStep[]]>([
      ["at once", [{ press: "1234" }]],
      ["in parts", [{ press: "12" }, { press: "34" }]],
      ["the third time", [{ press: "1#" }, { press: "9999" }, { press: "1234" }]],
    ])("is joined with the right one, %s", async (_, script) => {
      expect(await join({}, script)).toMatchObject({ joined: true, told: ["startservice"] });
    });

    const WRONG: readonly CallerStep[] = [{ press: "1#" }, { press: "12345" }, { press: "#" }];

    test("three wrong ones: the caller is hung up", async () => {
      const { joined, told, transcript } = await join({}, WRONG);
      expect([joined, told]).toEqual([false, ["startservice", "stopservice"]]);
      expect(transcript).toContain("12:00:03+08:00 platform    ends the call: 3 wrong passwords");
    });

    test("with passwderrorurl: it is notified, and what follows runs", async () => {
      const { told, transcript } = await join({ passwderrorurl: "wrong" }, WRONG);
      expect(told).toEqual(["startservice", "wrong", "stopservice"]);
      expect(transcript).toContain("12:00:03+08:00 platform    plays bye.wav");
    });

    test("no key within twenty seconds is a wrong one", async () => {
      expect((await join({}, [])).transcript).toContain("12:01:00+08:00 platform    ends the call: 3 wrong passwords");
    });
  });

  test("JoinConf of a conference that does not exist: what follows runs", async () => {
    const { end, lines } = await play('<JoinConf confid="10000009"/><Hangup/>');
    expect(end).toBe("0: Hangup");
    expect(lines).toContain("12:00:00+08:00 platform    the command fails with 110128");
  });
});
