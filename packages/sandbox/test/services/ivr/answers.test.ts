import { expect, test } from "vitest";
import { createAnsweringApplication } from "../../support/ivr-application.js";
import { MINUTE } from "../../support/test-sandbox.js";

const CALL = { from: "13800138000", to: "4000000000" };

async function answerStart(answer: string | Response) {
  const { sandbox } = createAnsweringApplication({ startservice: answer });
  const callid = sandbox.receiveCall(CALL);
  await sandbox.advance(5 * MINUTE);
  return {
    transcript: sandbox.transcript(callid),
    warnings: sandbox.warnings,
    state: sandbox.state.calls.get(callid)?.state,
  };
}

test.each<[string, string | Response, RegExp]>([
  ["XML cut short", "<Response><Play>a.wav</Play>", /at character 28: the document is cut short$/],
  ["no XML", "OK", /at character 0: an element was expected$/],
  [
    "a DOCTYPE",
    '<!DOCTYPE r [<!ENTITY a "b">]><Response><Hangup/></Response>',
    /at character 0: a DOCTYPE or other declaration is not allowed$/,
  ],
  ["an unknown command", "<Response><Dance/></Response>", /Response\.Dance is no command that may stand there/],
  ["an unknown command behind a known one", "<Response><Play>a.wav</Play><Dance/></Response>", /Response\.Dance is no/],
  ["a command inside of Play", "<Response><Play>a.wav<Hangup/></Play></Response>", /Response\.Play\.Hangup is no/],
  ["Record inside of Get", "<Response><Get><Record/></Get></Response>", /Response\.Get\.Record is no/],
  ["two prompts in Record", "<Response><Record><Play>a</Play><Play>b</Play></Record></Response>", /once/],
  ["Redirect first", "<Response><Redirect>next</Redirect></Response>", /Redirect cannot come first/],
  ["a second main command", "<Response><Get/><Record/></Response>", /Record cannot follow/],
  ["something behind Hangup", "<Response><Hangup/><Play>a.wav</Play></Response>", /can never run after Hangup/],
  ["a file without a name", "<Response><Play/></Response>", /Play\.file is missing$/],
  ["a time that is none", '<Response><Get timeout="soon"/></Response>', /Get\/timeout must match pattern/],
  ["a method that is none", '<Response><Get method="PUT"/></Response>', /Get\.method must be one of "GET", "POST"$/],
  ["a call to nobody", "<Response><ConsultationCall/></Response>", /ConsultationCall\.number is missing$/],
  ["a conference without id", "<Response><JoinConf/></Response>", /JoinConf\.confid is missing$/],
  [
    "an agent command",
    `<Response><Appid>${"c".repeat(32)}</Appid><AgentReady agentid="1001"/></Response>`,
    /agent commands answer agentstate only/,
  ],
  [
    "more than ten thousand bytes",
    `<Response><PlayTTS>${"很".repeat(3_400)}</PlayTTS></Response>`,
    /longer than 10000 bytes$/,
  ],
  ["HTTP 500", new Response("oops", { status: 500 }), /HTTP status 500/],
  ["a redirect", new Response(null, { status: 302, headers: { location: "http://127.0.0.1/" } }), /HTTP status 302/],
])("%s is wrong: the call ends, and the transcript says why", async (_, answer, why) => {
  const { transcript, warnings, state } = await answerStart(answer);
  expect(state).toBe("ended");
  const line = transcript.split("\n").find((each) => each.includes("ends the call: "));
  expect(line).toMatch(/^12:00:00\+08:00 platform {4}ends the call: a wrong answer: /);
  expect(line).toMatch(why);
  expect(warnings).toMatchObject([{ operation: "ivrStartService", count: 1 }]);
});

test("no answer at all ends the call, too", async () => {
  const { sandbox } = createAnsweringApplication(
    {},
    {
      fetch: async () => {
        throw new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) });
      },
    },
  );
  const callid = sandbox.receiveCall(CALL);
  await sandbox.advance(1_000);
  expect(sandbox.transcript(callid)).toContain("application answers nothing (ECONNREFUSED)");
  expect(sandbox.transcript(callid)).toContain("ends the call: a wrong answer: there is none (ECONNREFUSED)");
});

test("an application that does not answer in five seconds ends the call, and the transcript says so", async () => {
  const { sandbox } = createAnsweringApplication(
    {},
    { fetch: () => Promise.reject(new DOMException("The operation was aborted due to timeout", "TimeoutError")) },
  );
  const callid = sandbox.receiveCall(CALL);
  await sandbox.advance(1_000);
  expect(sandbox.transcript(callid)).toContain("a wrong answer: there is none (no answer within 5 seconds)");
});

test.each([
  ["CmdNone", "<Response><CmdNone/></Response>"],
  ["an empty body", ""],
  ["an empty Response", "<Response/>"],
  ["blanks", " \n"],
])("%s is nothing to do: the call waits ten seconds for a REST command", async (_, answer) => {
  const { transcript, warnings } = await answerStart(answer);
  expect(transcript).toMatch(/^12:00:10\+08:00 platform {4}ends the call: nothing holds the call any longer$/m);
  expect(warnings).toEqual([]);
});

test.each([
  ["an attribute that is not known", '<Response><Play volume="3">a.wav</Play></Response>', "Response.Play.volume"],
  ["another root", "<response><Play>a.wav</Play></response>", "root response"],
])("%s is ignored, with a warning, and a line of the transcript", async (_, answer, what) => {
  const { transcript, warnings } = await answerStart(answer);
  expect(transcript).toMatch(new RegExp(`platform +ignores ${what}, which is not known\\n.* plays a\\.wav`));
  expect(warnings).toEqual([
    { operation: "ivrStartService", what: `the answer has ${what}, which is not known; ignored`, count: 1 },
  ]);
});

test("an empty attribute is one that is not set", async () => {
  const { transcript, warnings } = await answerStart(
    '<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  <Play loop="" finishkey="">a.wav</Play>\n  <Hangup/>\n</Response>',
  );
  expect(transcript).toContain("platform    plays a.wav\n");
  expect(transcript).toContain(
    'application answers <Response><Play loop="" finishkey="">a.wav</Play><Hangup/></Response>\n',
  );
  expect(warnings).toEqual([]);
});

test("attributes whose sense is not known are taken without a warning, and nothing comes of them", async () => {
  const { transcript, warnings } = await answerStart(`<Response>
    <Get timeout="1" firstendkey="*"><Play isrecord="true">a.wav</Play></Get>
    <Redirect>queue</Redirect></Response>`);
  expect(transcript).toContain("plays a.wav");
  const queue = await answerStart(
    `<Response><EnterCCS timeout="1" queuetimes="2" promptvoice="a.wav" answerprompt="b.wav" callid="${"1".repeat(32)}"/><Hangup/></Response>`,
  );
  expect(queue.transcript).toContain("12:00:01+08:00 platform    ends the call: Hangup");
  const consulted = await answerStart(
    '<Response><ConsultationCall number="13900139000" disnumber="4000000000"/><Hangup/></Response>',
  );
  expect(consulted.transcript).toContain("12:01:03+08:00 platform    ends the call: Hangup");
  expect([warnings, queue.warnings, consulted.warnings]).toEqual([[], [], []]);
});

test("blanks around the text of an element are not part of it, and a line of the transcript stays one line", async () => {
  const { sandbox, heard } = createAnsweringApplication({
    startservice: `<Response>
  <Get timeout="1" action="">
    <Play>
      menu.wav
    </Play>
  </Get>
  <PlayTTS>
    one
    two
  </PlayTTS>
  <Redirect>
    next
  </Redirect>
</Response>`,
  });
  const callid = sandbox.receiveCall(CALL);
  await sandbox.advance(MINUTE);
  expect((await heard()).map((url) => url.split("?")[0])).toEqual(["startservice", "next", "stopservice"]);
  const lines = sandbox.transcript(callid).trimEnd().split("\n");
  for (const line of lines) expect(line).toMatch(/^12:0/);
  expect(lines.map((line) => line.slice(27))).toEqual(
    expect.arrayContaining(["plays menu.wav", "says “one two”", "tells next"]),
  );
});

test("an application that goes in circles ends the call after a thousand answers", async () => {
  const circle = '<Response><Play loop="0">a.wav</Play><Redirect>again</Redirect></Response>';
  const { sandbox, heard } = createAnsweringApplication({ startservice: circle, again: circle });
  const callid = sandbox.receiveCall(CALL);
  await sandbox.advance(1_000);
  await sandbox.settled();
  for (let round = 0; round < 1_100 && sandbox.state.calls.get(callid)?.state !== "ended"; round++) {
    await sandbox.advance(1);
  }
  expect(sandbox.state.calls.get(callid)?.state).toBe("ended");
  expect(sandbox.warnings).toMatchObject([{ what: "more than 1000 answers" }]);
  expect((await heard()).length).toBeGreaterThan(900);
  // What it said first is kept, and no more than that.
  const lines = sandbox.transcript(callid).trimEnd().split("\n");
  expect(lines).toHaveLength(1_000);
  expect(lines[0]).toContain("calls 4000000000");
});

test("commands in answer to stopservice are not carried out: warnings and transcript say so", async () => {
  const { sandbox } = createAnsweringApplication({
    startservice: "<Response><Hangup/></Response>",
    stopservice: "<Response><Play>bye.wav</Play></Response>",
  });
  const callid = sandbox.receiveCall(CALL);
  await sandbox.advance(MINUTE);
  const what = "Play in the answer is not carried out: the sandbox carries out no command in answer to ivrStopService";
  expect(sandbox.warnings).toEqual([{ operation: "ivrStopService", what, count: 1 }]);
  expect(sandbox.transcript(callid)).toContain(`does not obey: ${what}`);
});

test("takes type of Play without a warning, and the transcript notes it", async () => {
  const { transcript, warnings } = await answerStart('<Response><Play type="4">a.wav</Play><Hangup/></Response>');
  expect(transcript).toContain("plays a.wav, type 4\n");
  expect(warnings).toEqual([]);
});

test("appends an address that begins with / and has a query to the IVR URL, with a warning", async () => {
  const { sandbox, heard } = createAnsweringApplication({
    startservice:
      '<Response><Get action="/menu/keys?step=2" numdigits="1"/><Redirect>/next?from=start</Redirect></Response>',
    next: "<Response><Hangup/></Response>",
  });
  const callid = sandbox.receiveCall({ ...CALL, script: [{ press: "" }] });
  await sandbox.advance(MINUTE);
  expect(await heard()).toContainEqual(expect.stringMatching(/^next\?from=start&appid=/));
  const what = "the address begins with /, and is appended to the IVR notification URL";
  expect(sandbox.warnings).toEqual([{ operation: "ivrRedirect", what, count: 1 }]);
  expect(sandbox.transcript(callid)).toContain("ends the call: Hangup");
});

test.each([
  ["commands", "<Response><Play>a.wav</Play></Response>", 1],
  ["nothing to do", "<Response/>", 0],
])("an answer with %s that comes after the party has hung up is noted %s", async (_, answer, count) => {
  let reply: (response: Response) => void = () => {};
  const { sandbox } = createAnsweringApplication(
    {},
    {
      fetch: (url) =>
        String(url).includes("startservice")
          ? new Promise((resolve) => {
              reply = resolve;
            })
          : Promise.resolve(new Response("<Response/>")),
    },
  );
  const callid = sandbox.receiveCall(CALL);
  sandbox.hangUp(callid);
  reply(new Response(answer));
  await sandbox.settled();
  const what = "the answer is not carried out: the call has ended";
  expect(sandbox.warnings).toEqual(count === 0 ? [] : [{ operation: "ivrStartService", what, count }]);
  expect(sandbox.transcript(callid).includes("does not obey: the call has ended")).toBe(count > 0);
});
