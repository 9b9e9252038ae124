import { agentOnWork, createClient, dialIvr, sendTemplateSms } from "@cloopen-rest/client";
import { ACCOUNT_SID, APP_ID } from "@cloopen-rest/test-kit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInChromium, openPage, type WatchedPage, waitUntilLive } from "../support/describe-in-chromium.js";
import { type Filled, fillSandbox, PHONE } from "../support/fill-sandbox.js";
import { type OpenSandbox, openSandbox } from "../support/open-sandbox.js";

let open: OpenSandbox;
let filled: Filled;
let watched: WatchedPage;
let page: Page;

describeInChromium("views of the console", () => {
  beforeAll(async () => {
    open = await openSandbox();
    filled = await fillSandbox(open);
    watched = await openPage(open.console);
    page = watched.page;
    await waitUntilLive(page);
  });
  afterAll(async () => {
    await watched.close();
    await open.close();
  });

  const goTo = (path: string): Promise<void> =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, `#${path}`);
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const shows = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

  test("messages: shows a message as it is sent, and copies its code with one click", async () => {
    await goTo("/messages/13812345678");
    await sendTemplateSms(open.client, { to: "13812345678", templateId: "1", datas: ["905172", "5"] });
    await shows("您的验证码是");
    await button("Copy code 905172").click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("905172");
    await shows("on its way");
    await open.sandbox.advance(5_000);
    await shows("delivered · DELIVRD");
  });

  test("messages: finds by number and by Chinese text, and says so when nothing matches", async () => {
    const search = page.getByPlaceholder("Number, text or template");
    const rows = page.getByRole("option");
    await search.fill("谢谢");
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.first().textContent()).toContain(PHONE);
    await search.fill("19906");
    await expect.poll(() => rows.first().textContent()).toContain("19906000000");
    await search.fill("没有这样的短信");
    await shows("Nothing matches.");
    await search.fill("");
  });

  test("messages: answers as the phone", async () => {
    await goTo(`/messages/${PHONE}`);
    await page.getByLabel("Answer as this phone").fill("TD 退订");
    await page.keyboard.press("Enter");
    await page.locator(".bubble.from-phone", { hasText: "TD 退订" }).waitFor();
    await expect.poll(() => open.sandbox.callbacks.some(({ body }) => body?.includes("退订"))).toBe(true);
  });

  test("messages: changes what is delivered, and says what the code means", async () => {
    await goTo("/messages/13900139000");
    await shows("781204");
    const bubble = page.locator(".bubble", { hasText: "781204" });
    await bubble.getByText("Details").click();
    await bubble.getByText("smsMessageSid").waitFor();
    await bubble.getByLabel("Code of the status report").fill("UNDELIV");
    await bubble.getByRole("button", { name: "Send report" }).click();
    await bubble.getByText("not delivered · UNDELIV").waitFor();
    await bubble.getByText("could not be delivered").waitFor();
  });

  test("templates: approves, rejects, adds", async () => {
    await goTo("/messages");
    await button("Templates").click();
    const card = page.locator("li.card", { hasText: "您的登录码是{1}" });
    await card.getByText("under review").waitFor();
    await card.getByRole("button", { name: "Reject" }).click();
    await card.getByText("rejected").waitFor();
    await card.getByRole("button", { name: "Approve" }).click();
    await card.getByText("approved").waitFor();
    await page.getByLabel(/Content, with/).fill("您的快递到了，取件码{1}");
    await button("New template").click();
    await shows("您的快递到了，取件码{1}");
    await button("Conversations").click();
  });

  test("calls: the application is called as a phone, keys are pressed, the transcript grows, the phone hangs up", async () => {
    await goTo("/calls");
    await button("Call the application").click();
    await page.getByLabel("From").fill("13311133111");
    await page.locator("dialog[open]").getByRole("button", { name: "Call the application" }).click();
    await shows("plays menu.wav");
    const lines = page.locator(".transcript li:not(.end)");
    const before = await lines.count();
    await page.locator(".keys").getByRole("button", { name: "1" }).click();
    await shows("presses 1");
    await shows(/the party waits in queue 7/);
    expect(await lines.count()).toBeGreaterThan(before);
    await page.locator("h2 .badge", { hasText: "waits in a queue" }).waitFor();
    await button("Speak").click();
    await shows("Done");
    await button("Hang up").click();
    await shows("ends the call: the party has hung up");
    await page.locator("h2 .badge", { hasText: "ended" }).waitFor();
  });

  test("calls: a ringing phone is answered and rejected", async () => {
    await goTo("/calls");
    const answered = await dialIvr(open.client, { number: "13600001111" });
    await goTo(`/calls/${answered.callSid}`);
    await button("Answer").click();
    await page.locator("h2 .badge", { hasText: "talking" }).waitFor();
    const rejected = await dialIvr(open.client, { number: "13600002222" });
    await goTo(`/calls/${rejected.callSid}`);
    await button("Reject").click();
    await page.locator("dd", { hasText: "rejected" }).waitFor();
  });

  test("calls: a voice code shows what was said, and copies it", async () => {
    await goTo(`/calls/${filled.voiceCall}`);
    await button("Copy code 9031").click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("9031");
  });

  test("conferences: mutes, pauses, records, plays, invites, removes, ends", async () => {
    await goTo(`/conferences/${filled.confid}`);
    const member = page.locator("li", { hasText: "13900139000" });
    await member.getByRole("button", { name: "Mute" }).click();
    await member.getByText("muted").waitFor();
    await member.getByRole("button", { name: "Pause hearing" }).click();
    await member.getByText("cannot hear").waitFor();
    await button("Stop recording").click();
    await button("Record").waitFor();
    await button("Play a file").click();
    await shows("plays music.wav");
    await button("Stop playing").click();
    await button("Louder").click();
    await page.getByLabel("Number").fill("13322233222");
    await button("Invite").click();
    await page.locator("li", { hasText: "13322233222" }).getByText("ringing").waitFor();
    await page.locator("li", { hasText: "13700137000" }).getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => page.locator("li", { hasText: "13700137000" }).count()).toBe(0);
    await button("End the conference").click();
    await shows("No conferences");
  });

  test("contact centre: takes an agent's part from the queue to the end of the call", async () => {
    await goTo("/centre");
    const queue = page.locator("li.card", { hasText: "售后" });
    await queue.getByText("13400134000").waitFor();
    const agent = page.locator("li.card", { hasText: "1001" });
    await agent.getByRole("button", { name: "Ready" }).click();
    await agent.getByText("phone rings").waitFor();
    await agent.getByRole("button", { name: "Answer" }).click();
    await agent.getByText("talking").waitFor();
    await queue.getByText("nobody waits").waitFor();
    await agent.getByRole("button", { name: "Hang up" }).click();
    await agent.getByRole("button", { name: "Prepare" }).waitFor();
    await page.getByLabel("agentid").fill("1009");
    await button("Put on work").click();
    await page.locator("li.card", { hasText: "1009" }).getByRole("button", { name: "Go off work" }).click();
    await expect.poll(() => page.locator("li.card", { hasText: "1009" }).count()).toBe(0);
  });

  test("requests: shows cause, fix and reason of a rejection, the contract's fields, and copies a curl command that works", async () => {
    await goTo("/requests");
    await button("Rejected").click();
    await page.getByRole("option", { name: /112310/ }).click();
    await shows("Cause");
    await shows("Fix");
    await shows("What the contract says: ");
    await page.getByRole("row", { name: /templateId/ }).waitFor();
    expect(await page.getByRole("link", { name: "In the reference" }).count()).toBe(2);
    await button("Copy as curl").click();
    await shows("Copied");
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toContain(`/Accounts/${ACCOUNT_SID}/SMS/TemplateSMS?sig=`);
    expect(await page.textContent("body")).not.toContain("b".repeat(32));
    await button("All").click();
  });

  test("requests: says which part of a signature differs", async () => {
    const wrong = createClient({
      ...{ accountSid: ACCOUNT_SID, authToken: "f".repeat(32), appId: APP_ID, baseUrl: open.url },
      effects: { now: () => open.sandbox.clock.now() },
      retry: false,
    });
    await agentOnWork(wrong, { agentid: "1", number: PHONE }).catch(() => {});
    await goTo("/requests");
    await page.getByRole("option", { name: /111109/ }).click();
    await shows(/sig differs from MD5/);
  });

  test("callbacks: shows the answer, sends again, twice, late, and in another order", async () => {
    await goTo("/callbacks/1");
    await shows("<Response><statuscode>000000</statuscode></Response>");
    await shows("Accepted");
    const before = open.sandbox.callbacks.length;
    await button("Send again").click();
    await expect.poll(() => open.sandbox.callbacks.length).toBe(before + 1);
    await button("Send twice").click();
    await expect.poll(() => open.sandbox.callbacks.length).toBe(before + 3);
    const asked = page.waitForResponse((response) => response.url().endsWith("/callbacks/resend"));
    await button("Send in 30 s").click();
    await asked;
    await open.sandbox.advance(29_000);
    expect(open.sandbox.callbacks.length).toBe(before + 3);
    await open.sandbox.advance(1_000);
    await expect.poll(() => open.sandbox.callbacks.length).toBe(before + 4);
    await button("Collect for resending").click();
    await goTo("/callbacks/2");
    await page.getByRole("heading", { name: "smsStatusReport" }).waitFor();
    await button("Collect for resending").click();
    await button("Reverse").click();
    await button("Send 2 in this order").click();
    await expect.poll(() => open.sandbox.callbacks.length).toBe(before + 6);
    const [first, second] = open.sandbox.callbacks.slice(-2);
    expect([first?.body, second?.body]).toEqual([open.sandbox.callbacks[1]?.body, open.sandbox.callbacks[0]?.body]);
  });

  test("warnings: counts what was taken", async () => {
    await goTo("/warnings");
    await page.locator("li", { hasText: "sendTemplateSms" }).getByText("1×").waitFor();
  });

  test("faults and clock: adds a fault, removes it, moves the time", async () => {
    await goTo("/faults");
    const before = open.sandbox.clock.now();
    await button("+ 1h").click();
    await expect.poll(() => open.sandbox.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    await page.getByLabel("What happens").selectOption("latency");
    await page.getByLabel("Milliseconds").fill("250");
    await button("Add fault").click();
    const fault = page.locator("li", { hasText: "latency ms=250" });
    await fault.getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => fault.count()).toBe(0);
  });

  test("scripts: gives a number a script, and takes it away", async () => {
    await goTo("/scripts");
    await page.getByLabel("Number").fill("13000000001");
    await button("Add step").click();
    await button("Save").click();
    const script = page.locator("li", { hasText: "13000000001" });
    await script.getByText("press keys 1#").waitFor();
    await script.getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => script.count()).toBe(0);
  });

  test("settings: sets the balance, addresses and test numbers, and clears everything after a question", async () => {
    await goTo("/settings");
    await page.getByLabel("Balance").fill("-1.50");
    await page.locator("form", { hasText: "Balance" }).getByRole("button", { name: "Save" }).click();
    await expect.poll(() => open.sandbox.state.account.balance).toBe("-1.50");
    await page.getByLabel("Test numbers, separated by commas").fill("13800138000，13900139000");
    await page.locator("form", { hasText: "Test numbers" }).getByRole("button", { name: "Save" }).click();
    await expect.poll(() => open.sandbox.state.applications.get(APP_ID)?.testNumbers.size).toBe(2);
    await button("Clear everything").click();
    await page.locator("dialog[open]").getByRole("button", { name: "Clear everything" }).click();
    await shows("Everything is as at the start.");
    await goTo("/messages");
    await shows("No messages yet");
  });

  test("an empty view teaches: its command, run from the page, fills it", async () => {
    await goTo("/messages");
    await page
      .locator("pre", { hasText: `"appId":"${APP_ID}"` })
      .first()
      .waitFor();
    await button("Run it now").first().click();
    await page.getByRole("option", { name: new RegExp(PHONE) }).waitFor();
  });
});
