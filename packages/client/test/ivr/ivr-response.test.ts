import { describe, expect, expectTypeOf, it } from "vitest";
import { ivrResponseMessage } from "../../src/generated/notifications.js";
import {
  checkIvrCommands,
  type IvrCommand,
  type IvrReply,
  type IvrStarted,
  isCloopenEncodeError,
  ivrResponse,
  parseIvrResponse,
  play,
  playTTS,
  writeIvrResponse,
} from "../../src/ivr/index.js";
import { caught } from "../support/caught.js";
import { compactXml, replyExamples } from "../support/contract-webhooks.js";

const APP_ID = "cccccccccccccccccccccccccccccccc";

/** The samples of the reference, byte for byte but for their indentation, and how each is built. */
const samples: readonly (readonly [string, IvrReply, string])[] = [
  [
    "a menu",
    ivrResponse()
      .get({
        action: "menu",
        method: "POST",
        timeout: "20",
        finishkey: "#",
        numdigits: "4",
        prompts: [play("menu.wav", { loop: "2" })],
      })
      .redirect("nokey", { tag: "timeout" }),
    '<Response><Get action="menu" method="POST" timeout="20" finishkey="#" numdigits="4"><Play loop="2">menu.wav</Play></Get><Redirect tag="timeout">nokey</Redirect></Response>',
  ],
  [
    "Get without prompts",
    ivrResponse().get({ numdigits: "1" }).redirect("nokey", { tag: "timeout" }),
    '<Response><Get numdigits="1"/><Redirect tag="timeout">nokey</Redirect></Response>',
  ],
  [
    "Play",
    ivrResponse().play("welcome.wav", { loop: "1" }).hangup(),
    '<Response><Play loop="1">welcome.wav</Play><Hangup/></Response>',
  ],
  [
    "Play without attributes",
    ivrResponse().play("goodbye.wav").hangup(),
    "<Response><Play>goodbye.wav</Play><Hangup/></Response>",
  ],
  [
    "PlayTTS",
    ivrResponse().playTTS("您的余额为一百元", { loop: "1" }).hangup(),
    '<Response><PlayTTS loop="1">您的余额为一百元</PlayTTS><Hangup/></Response>',
  ],
  [
    "Record",
    ivrResponse().record({ action: "recorded", maxlength: "60", ...play("leavemessage.wav") }),
    '<Response><Record action="recorded" maxlength="60"><Play>leavemessage.wav</Play></Record></Response>',
  ],
  [
    "ConsultationCall",
    ivrResponse()
      .consultationCall({
        number: "13800138001",
        disnumber: "4000000000",
        record: "true",
        timeout: "30",
        calltime: "600",
        calltimeoverurl: "timeover",
        hangupurl: "consultend",
        ...play("ring.wav", { loop: "-1" }),
      })
      .redirect("goodbye", { tag: "noanswer" }),
    '<Response><ConsultationCall number="13800138001" disnumber="4000000000" record="true" timeout="30" calltime="600" calltimeoverurl="timeover" hangupurl="consultend"><Play loop="-1">ring.wav</Play></ConsultationCall><Redirect tag="noanswer">goodbye</Redirect></Response>',
  ],
  [
    "PlayMix",
    ivrResponse().playMix({ type: "440", items: "balance.wav;is.wav;1234" }),
    '<Response><PlayMix type="440">balance.wav;is.wav;1234</PlayMix></Response>',
  ],
  ["Hangup", ivrResponse().hangup(), "<Response><Hangup/></Response>"],
  [
    "Hangup of a call",
    ivrResponse().hangup({ callid: "c".repeat(32) }),
    `<Response><Hangup callid="${"c".repeat(32)}"/></Response>`,
  ],
  ["CmdNone", ivrResponse().cmdNone(), "<Response><CmdNone/></Response>"],
  [
    "EnterCCS",
    ivrResponse()
      .enterCCS({
        queuetype: "1",
        timeout: "50",
        quiturl: "quit",
        agenthangupurl: "survey",
        userhangupurl: "gone",
        ...play("wait.wav", { loop: "-1" }),
      })
      .redirect("goodbye", { tag: "busy" }),
    '<Response><EnterCCS queuetype="1" timeout="50" quiturl="quit" agenthangupurl="survey" userhangupurl="gone"><Play loop="-1">wait.wav</Play></EnterCCS><Redirect tag="busy">goodbye</Redirect></Response>',
  ],
  [
    "CreateConf",
    ivrResponse().createConf({
      action: "confcreated",
      maxmember: "20",
      autojoin: "true",
      joinurl: "confjoined",
      quiturl: "confquit",
    }),
    '<Response><CreateConf action="confcreated" maxmember="20" quiturl="confquit" autojoin="true" joinurl="confjoined"/></Response>',
  ],
  ["JoinConf", ivrResponse().joinConf({ confid: "10000001" }), '<Response><JoinConf confid="10000001"/></Response>'],
  [
    "an agent command",
    ivrResponse().agentReady(APP_ID, { agentid: "1001", state: "true" }),
    `<Response><Appid>${APP_ID}</Appid><AgentReady agentid="1001" state="true"/></Response>`,
  ],
];

describe("ivrResponse()", () => {
  it.each(samples)("builds %s", (_, answer, xml) => {
    expect(String(answer)).toBe(xml);
    expect(writeIvrResponse(answer.commands)).toBe(xml);
    expect(stripped(parseIvrResponse(xml))).toStrictEqual(stripped(answer.commands));
  });

  it("has a sample of every command of the contract", () => {
    const used = samples.flatMap(([, { commands }]) => commands.flatMap((command) => Object.keys(command)));
    expect([...new Set(used)].sort()).toStrictEqual(ivrResponseMessage.members.map(({ name }) => name).sort());
  });

  it("encodes every response of the contract as the contract's XML", () => {
    const texts = replyExamples
      .filter(({ text }) => text.includes("<Response>") && !text.includes("<statuscode>"))
      .map(({ text }) => text);
    expect(new Set(texts).size).toBeGreaterThanOrEqual(11);
    for (const text of texts) {
      const commands = parseIvrResponse(text);
      expect(writeIvrResponse(commands)).toBe(compactXml(text).replace(/^<\?xml.*?\?>\s*/, ""));
    }
  });

  it("escapes special characters", () => {
    expect(String(ivrResponse().get({ action: 'menu?a=1&b="2"', prompts: [playTTS("A & B < C")] }))).toBe(
      '<Response><Get action="menu?a=1&amp;b=&quot;2&quot;"><PlayTTS>A &amp; B &lt; C</PlayTTS></Get></Response>',
    );
  });

  it("does not change earlier steps", () => {
    const started = ivrResponse().play("a.wav");
    started.hangup();
    expect(String(started.redirect("b"))).toBe("<Response><Play>a.wav</Play><Redirect>b</Redirect></Response>");
    expect(String(started)).toBe("<Response><Play>a.wav</Play></Response>");
  });

  it("has the kind of the response", () => {
    expect(samples.map(([, { kind }]) => kind)).toStrictEqual(
      samples.map(([name]) => (name === "CmdNone" ? "nothing" : name === "an agent command" ? "agent" : "commands")),
    );
  });
});

/** Without the empty list of prompts that reading Get always gives. */
function stripped(commands: readonly IvrCommand[]): unknown {
  return JSON.parse(JSON.stringify(commands).replaceAll(/,?"prompts":\[\]/g, ""));
}

describe("rejects an invalid response:", () => {
  const data =
    (...commands: readonly object[]): (() => unknown) =>
    () =>
      checkIvrCommands(commands);
  const play1 = { Play: { file: "a.wav" } };

  it.each([
    ["an answer without a command", data(), "", "needs a main command"],
    ["Redirect first", data({ Redirect: { url: "a" } }), "[0].Redirect", "cannot come first"],
    [
      "an agent command without Appid",
      data({ AgentReady: { agentid: "1001" } }),
      "[0].AgentReady",
      "cannot come first",
    ],
    ["Appid alone", data({ Appid: APP_ID }), "[0].Appid", "must precede exactly one agent command"],
    ["Appid before another command", data({ Appid: APP_ID }, play1), "[1].Play", "cannot follow Appid"],
    ["Appid later", data(play1, { Appid: APP_ID }), "[1].Appid", "cannot follow another command"],
    [
      "two main commands",
      data(play1, { Get: {} }),
      "[1].Get",
      "cannot follow another command; Play, PlayTTS, Redirect, Hangup can",
    ],
    ["something behind Hangup", data(play1, { Hangup: {} }, play1), "[2].Play", "can never run after Hangup"],
    ["something behind CmdNone", data({ CmdNone: {} }, { Hangup: {} }), "[1].Hangup", "can never run after CmdNone"],
    [
      "Record as a prompt",
      data({ Get: { prompts: [play1, { Record: {} }] } }),
      "[0].Get.prompts[1].Record",
      "is not a field; known are Play, PlayTTS",
    ],
    ["PlayTTS in Record", data({ Record: { PlayTTS: { text: "a" } } }), "[0].Record.PlayTTS", "is not a field"],
    ["Play in Play", data({ Play: { file: "a.wav", Play: { file: "b.wav" } } }), "[0].Play.Play", "is not a field"],
    [
      "two prompts of EnterCCS",
      data({ EnterCCS: { Play: [play1, play1] } }),
      "[0].EnterCCS.Play",
      "must be an object, got a list",
    ],
    [
      "an attribute that does not exist",
      data({ Get: { numDigits: "1" } }),
      "[0].Get.numDigits",
      "did you mean numdigits?",
    ],
    ["a number", data({ Get: { numdigits: 1 } }), "[0].Get.numdigits", "put it in quotes"],
    ["a word outside its list", data({ Get: { method: "PUT" } }), "[0].Get.method", 'must be one of "GET", "POST"'],
    ["Play without a file", data({ Play: {} }), "[0].Play.file", "is missing"],
    ["JoinConf without a conference", data({ JoinConf: {} }), "[0].JoinConf.confid", "is missing"],
    ["a command that does not exist", data({ Dial: {} }), "[0].Dial", "is not a field"],
    ["two commands in one", data({ ...play1, Hangup: {} }), "[0]", "exactly one field"],
    ["a character that XML cannot carry", () => String(ivrResponse().play("\0")), "[0].Play.file", "U+0000"],
    // @ts-expect-error: not offered before a main command
    ["a step that may not come first", () => ivrResponse().redirect("a"), "[0].Redirect", "cannot come first"],
    [
      "a step that may not follow",
      // @ts-expect-error: not offered after one
      () => ivrResponse().play("a.wav").get({}),
      "[1].Get",
      "cannot follow another command",
    ],
    // @ts-expect-error: not offered after Hangup
    ["a step behind the last", () => ivrResponse().hangup().play("a.wav"), "[1].Play", "can never run after Hangup"],
    ["an answer that was only begun", () => String(ivrResponse()), "", "needs a main command"],
  ])("%s, with its path", async (_, act, path, message) => {
    const error = await caught(act);
    expect(isCloopenEncodeError(error)).toBe(true);
    expect(error).toMatchObject({ path });
    expect(String(error)).toContain(message);
  });
});

describe("the types", () => {
  it("offer only the next steps", () => {
    expectTypeOf(ivrResponse().get()).toEqualTypeOf<IvrStarted>();
    expectTypeOf(ivrResponse().play("a.wav").play("b.wav").redirect("c")).toEqualTypeOf<IvrStarted>();
    expectTypeOf(ivrResponse().play("a.wav").hangup()).toEqualTypeOf<IvrReply<"commands">>();
    expectTypeOf(ivrResponse().cmdNone()).toEqualTypeOf<IvrReply<"nothing">>();
    expectTypeOf<keyof IvrStarted>().toEqualTypeOf<
      "play" | "playTTS" | "redirect" | "hangup" | "kind" | "commands" | "toString"
    >();
    expectTypeOf<keyof IvrReply>().toEqualTypeOf<"kind" | "commands" | "toString">();
  });

  it("reject children in the wrong place", () => {
    const wrong = [
      // @ts-expect-error: a recording is no prompt
      () => ivrResponse().get({ prompts: [{ Record: {} }] }),
      // @ts-expect-error: a file alone is no prompt, play("…") is
      () => ivrResponse().get({ prompts: ["menu.wav"] }),
      // @ts-expect-error: Record has Play only
      () => ivrResponse().record({ ...playTTS("leave a message") }),
      // @ts-expect-error: so has ConsultationCall
      () => ivrResponse().consultationCall({ number: "1", ...playTTS("wait") }),
      // @ts-expect-error: and EnterCCS has one
      () => ivrResponse().enterCCS({ Play: [{ file: "a.wav" }] }),
      // @ts-expect-error: Play has no children
      () => ivrResponse().play("a.wav", { Play: { file: "b.wav" } }),
      // @ts-expect-error: values are strings
      () => ivrResponse().get({ numdigits: 1 }),
      // @ts-expect-error: a conference has an id
      () => ivrResponse().joinConf({}),
    ];
    for (const act of wrong) expect(act).toThrow();
  });
});
