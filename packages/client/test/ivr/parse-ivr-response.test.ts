import { describe, expect, it } from "vitest";
import { isCloopenDecodeError, parseIvrResponse } from "../../src/ivr/index.js";
import { caught } from "../support/caught.js";
import { withinASecond } from "../support/within-a-second.js";

describe("parseIvrResponse", () => {
  it("keeps the order of commands and of prompts", () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n <Get numdigits="1">\n  <PlayTTS>1</PlayTTS><Play loop="2">2.wav</Play><PlayTTS>3</PlayTTS>\n </Get>\n <Play>4.wav</Play><Redirect tag="t">5</Redirect><Play>6.wav</Play><Hangup/></Response>\n';
    expect(parseIvrResponse(xml)).toStrictEqual([
      {
        Get: {
          numdigits: "1",
          prompts: [{ PlayTTS: { text: "1" } }, { Play: { loop: "2", file: "2.wav" } }, { PlayTTS: { text: "3" } }],
        },
      },
      { Play: { file: "4.wav" } },
      { Redirect: { tag: "t", url: "5" } },
      { Play: { file: "6.wav" } },
      { Hangup: {} },
    ]);
  });

  it.each([
    ["nothing", ""],
    ["blanks", " \r\n"],
    ["an empty root", "<Response/>"],
    ["a root of blanks", "<Response>\n</Response>"],
  ])("takes %s as no command", (_, text) => {
    expect(parseIvrResponse(text)).toStrictEqual([]);
  });

  it("distinguishes an empty attribute from an absent one", () => {
    expect(parseIvrResponse('<Response><Get action="" timeout="5"></Get></Response>')).toStrictEqual([
      { Get: { action: "", timeout: "5", prompts: [] } },
    ]);
  });

  it("accepts another root, comments, CDATA, references and an open Hangup", () => {
    const xml =
      "<response><!-- x --><Play><![CDATA[a&b.wav]]></Play><Redirect>next?a=1&amp;b=2</Redirect><Hangup></Hangup></response>";
    expect(parseIvrResponse(xml)).toStrictEqual([
      { Play: { file: "a&b.wav" } },
      { Redirect: { url: "next?a=1&b=2" } },
      { Hangup: {} },
    ]);
  });

  it("decodes Appid and its agent command", () => {
    expect(
      parseIvrResponse('<Response><Appid>c</Appid><AgentReady agentid="1001" state="1"/></Response>'),
    ).toStrictEqual([{ Appid: "c" }, { AgentReady: { agentid: "1001", state: "1" } }]);
  });

  it("leaves out unknown elements, and reports them", () => {
    const places: string[] = [];
    const xml = '<Response><Dial>1</Dial><Play volume="9">a.wav<b/></Play><Get><Record/></Get></Response>';
    expect(parseIvrResponse(xml, { onDeviation: ({ kind, path }) => places.push(`${kind} ${path}`) })).toStrictEqual([
      { Play: { file: "a.wav" } },
      { Get: { prompts: [] } },
    ]);
    expect(places).toStrictEqual([
      "unknown Response.Dial",
      "unknown Response.Play.volume",
      "unknown Response.Play.b",
      "unknown Response.Get.Record",
    ]);
  });

  it("accepts any order and missing fields, which checkIvrCommands rejects", () => {
    expect(parseIvrResponse("<Response><Redirect/><Play/></Response>")).toStrictEqual([{ Redirect: {} }, { Play: {} }]);
  });

  it.each([
    ["text", "ok"],
    ["JSON", '{"Response":{}}'],
    ["half an answer", "<Response><Play>a.wav"],
    ["a DOCTYPE", "<!DOCTYPE Response><Response/>"],
    ["100,000 levels", "<Get>".repeat(100_000)],
    ["an unescaped &", '<Response><Get action="a?b=1&c=2"/></Response>'],
  ])("rejects %s", async (_, text) => {
    expect(isCloopenDecodeError(await withinASecond(() => caught(() => parseIvrResponse(text))))).toBe(true);
  });
});
