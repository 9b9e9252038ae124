import {
  agentOnWork,
  createConference,
  dialIvr,
  endAgentService,
  joinConference,
  removeMember,
  transferCall,
} from "@cloopen-rest/client";
import { type IvrRoutes, play, ivrResponse as response } from "@cloopen-rest/client/ivr";
import { describe, expect, test } from "vitest";
import { createAnsweringApplication, createIvrApplication } from "../../support/ivr-application.js";
import type { IvrWorld } from "../../support/ivr-world.js";
import { APP_ID, MINUTE, SECOND } from "../../support/test-sandbox.js";

const CALLER = "13800138000";
const HOTLINE = "4000000000";

/** The session of spec/reference/ivr-protocol.md#a-session: a key leads into a queue, none to a goodbye. */
const HOTLINE_ROUTES: IvrRoutes = {
  ivrStartService: () =>
    response()
      .get({ action: "menu", timeout: "10", numdigits: "1", prompts: [play("menu.wav", { loop: "2" })] })
      .redirect("goodbye", { tag: "nokey" }),
  ivrDtmfReport: {
    menu: ({ digits }) =>
      digits === "1"
        ? response()
            .enterCCS({ queuetype: "1", timeout: "50", ...play("wait.wav", { loop: "-1" }) })
            .redirect("goodbye", { tag: "busy" })
        : response().playTTS("没有这个选项").hangup(),
  },
  ivrRedirect: { goodbye: () => response().play("goodbye.wav").hangup() },
};

function callHotline(world: IvrWorld, press: string): string {
  return world.sandbox.receiveCall({
    from: CALLER,
    to: HOTLINE,
    script: press === "" ? [] : [{ press, after: 2_000 }],
  });
}

/** Names of the notifications, without what comes with them. */
function names(heard: readonly string[]): readonly string[] {
  return heard.map((url) => url.split("?")[0] ?? "");
}

describe("an inbound call", () => {
  test("without a key: the Redirect after Get takes over, twenty seconds of prompt and ten of waiting later", async () => {
    const world = createIvrApplication(HOTLINE_ROUTES);
    const callid = callHotline(world, "");
    await world.sandbox.advance(2 * MINUTE);
    expect(await world.heard()).toEqual([
      `startservice?appid=${APP_ID}&callid=${callid}&from=${CALLER}&to=${HOTLINE}&direction=0`,
      `goodbye?appid=${APP_ID}&callid=${callid}&tag=nokey`,
      `stopservice?appid=${APP_ID}&callid=${callid}&starttime=20240229120000&endtime=20240229120040&callduration=40`,
    ]);
  });

  test("key 1, no agent: fifty seconds in the queue, then the Redirect after EnterCCS", async () => {
    const world = createIvrApplication(HOTLINE_ROUTES);
    const callid = callHotline(world, "1");
    await world.sandbox.advance(2 * MINUTE);
    expect(await world.heard()).toEqual([
      expect.stringMatching(/^startservice\?/),
      `menu?appid=${APP_ID}&callid=${callid}&digits=1&result=0`,
      `goodbye?appid=${APP_ID}&callid=${callid}&tag=busy`,
      // Two seconds to the key, fifty in the queue, ten of goodbye.
      expect.stringMatching(/&endtime=20240229120102&callduration=62$/),
    ]);
  });

  test("another key: a text is spoken, and the call is hung up", async () => {
    const world = createIvrApplication(HOTLINE_ROUTES);
    callHotline(world, "9");
    await world.sandbox.advance(MINUTE);
    expect(names(await world.heard())).toEqual(["startservice", "menu", "stopservice"]);
  });

  test("the transcript tells the call to people", async () => {
    const world = createIvrApplication(HOTLINE_ROUTES);
    const callid = callHotline(world, "9");
    await world.sandbox.advance(MINUTE);
    expect(world.sandbox.transcript(callid)).toBe(`\
12:00:00+08:00 party       calls ${HOTLINE} from ${CALLER}
12:00:00+08:00 platform    tells startservice from=${CALLER}&to=${HOTLINE}&direction=0
12:00:00+08:00 application answers <Response><Get action="menu" timeout="10" numdigits="1"><Play loop="2">menu.wav</Play></Get><Redirect tag="nokey">goodbye</Redirect></Response>
12:00:00+08:00 platform    plays menu.wav, 2 times
12:00:00+08:00 platform    waits for keys: at most 1, # ends, 10 seconds
12:00:02+08:00 party       presses 9
12:00:02+08:00 platform    tells menu digits=9&result=0
12:00:02+08:00 application answers <Response><PlayTTS>没有这个选项</PlayTTS><Hangup/></Response>
12:00:02+08:00 platform    says “没有这个选项”
12:00:12+08:00 platform    ends the call: Hangup
12:00:12+08:00 platform    tells stopservice starttime=20240229120000&endtime=20240229120012&callduration=12
`);
  });
});

describe("an outbound call", () => {
  test("userdata comes with startservice, keys, redirects and stopservice", async () => {
    const world = createIvrApplication({
      ivrStartService: () => response().get({ action: "menu", numdigits: "1" }).hangup(),
      ivrDtmfReport: { menu: () => response().cmdNone() },
    });
    world.sandbox.scriptParty(CALLER, [{ press: "5" }]);
    await dialIvr(world.client, { number: CALLER, userdata: "order-42" });
    await world.sandbox.advance(MINUTE);
    const heard = await world.heard();
    expect(names(heard)).toEqual(["startservice", "menu", "stopservice"]);
    for (const url of heard) expect(url).toMatch(/[?&]userdata=order-42(&|$)/);
  });

  test("a REST command takes a call from the middle of a prompt; what the application has answered before is over", async () => {
    const world = createAnsweringApplication({
      startservice: "<Response><Play loop='-1'>a.wav</Play><Hangup/></Response>",
    });
    const { client, sandbox, heard } = world;
    const { callSid: callid } = await dialIvr(client, { number: CALLER });
    const { confid } = await createConference(client, { joinurl: "joined", quiturl: "left" });
    await sandbox.advance(20 * SECOND);
    await joinConference(client, { confid, callid });
    await sandbox.advance(MINUTE);
    await removeMember(client, { confid, callid });
    await sandbox.advance(MINUTE);
    expect(names(await heard())).toEqual(["startservice", "joined", "left", "stopservice"]);
    expect(sandbox.transcript(callid)).toContain("ends the call: nothing holds the call any longer");
  });

  test("of two notifications under way only the answer to the later one is executed, whichever comes first", async () => {
    const replies = new Map<string, (text: string) => void>();
    const { client, sandbox, clock } = createAnsweringApplication(
      {},
      {
        fetch: (url) =>
          new Promise((resolve) => {
            const { pathname } = new URL(String(url));
            replies.set(pathname.replace("/ivr/", ""), (text) => resolve(new Response(text)));
          }),
      },
    );
    await agentOnWork(client, { agentid: "1001", number: "13800138001", agentstate: "1" });
    const { callSid: callid } = await dialIvr(client, { number: CALLER });
    clock.advance(3 * SECOND);
    await transferCall(client, { callid, agentid: "1001" });
    clock.advance(3 * SECOND);
    await endAgentService(client, { callid, agentid: "1001", action: "ended" });
    const say = (path: string, text: string): void =>
      replies.get(path)?.(`<Response><Play>${text}.wav</Play></Response>`);
    say("startservice", "early");
    await new Promise((resolve) => setImmediate(resolve));
    say("ended", "late");
    await new Promise((resolve) => setImmediate(resolve));
    const transcript = sandbox.transcript(callid);
    expect(transcript).toContain("plays late.wav");
    expect(transcript).not.toContain("plays early.wav");
    for (const reply of replies.values()) reply("");
  });

  test("while the application is asked, nothing is left of what it answered before", async () => {
    const { sandbox } = createAnsweringApplication(
      {},
      {
        fetch: (url) =>
          String(url).includes("startservice")
            ? Promise.resolve(new Response('<Response><Get action="menu" numdigits="1"/><Hangup/></Response>'))
            : new Promise(() => {}),
      },
    );
    const callid = sandbox.receiveCall({ from: CALLER, to: HOTLINE });
    await sandbox.settled();
    const { player } = sandbox.state.calls.get(callid) ?? {};
    expect(player?.rest).toEqual([{ Hangup: {} }]);
    sandbox.pressKeys(callid, "1");
    expect(player?.rest).toEqual([]);
  });

  test("an answer that comes after a REST command has taken the call is not executed", async () => {
    let reply: (response: Response) => void = () => {};
    const world = createAnsweringApplication(
      {},
      {
        fetch: (url) =>
          String(url).includes("startservice")
            ? new Promise((resolve) => {
                reply = resolve;
              })
            : Promise.resolve(new Response("")),
      },
    );
    const { client, sandbox, clock } = world;
    const { callSid: callid } = await dialIvr(client, { number: CALLER });
    clock.advance(5 * SECOND);
    const { confid } = await createConference(client);
    await joinConference(client, { confid, callid });
    reply(new Response("<Response><Hangup/></Response>"));
    await sandbox.settled();
    expect(sandbox.state.calls.get(callid)).toMatchObject({ state: "answered", activity: { at: "conference" } });
    expect(sandbox.transcript(callid)).toContain("does not obey: the call has been taken further");
  });
});
