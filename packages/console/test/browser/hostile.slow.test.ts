import { createQueue, sendTemplateSms } from "@cloopen-rest/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeInChromium, openPage, waitUntilLive } from "../support/describe-in-chromium.js";
import { type Filled, fillSandbox } from "../support/fill-sandbox.js";
import { goTo, overflowOf } from "../support/go-to.js";
import { HOSTILE, SENTINEL } from "../support/hostile-text.js";
import { type OpenSandbox, openSandbox } from "../support/open-sandbox.js";
import { serveApplication } from "../support/serve-application.js";
import { viewPaths } from "../support/view-paths.js";

let open: OpenSandbox;
let filled: Filled;
let reply: string;

/** Puts hostile texts into every field that somebody outside can fill. */
async function attack(): Promise<string> {
  const { sandbox, client, url } = open;
  const { appId, accountSid } = sandbox;
  const hostile = await serveApplication({
    startservice: `<Response><PlayTTS text="${escapeXml(HOSTILE)}"/><Hangup/></Response>`,
    status: HOSTILE,
  });
  sandbox.admin.setApplication({ name: HOSTILE } as object);
  sandbox.admin.seedTemplate({ id: "900", content: `{1} ${HOSTILE}`, title: HOSTILE, signature: HOSTILE, status: "1" });
  await sendTemplateSms(client, { to: "13800138000", templateId: "900", datas: [`1234 ${HOSTILE}`] });
  sandbox.receiveSms("13800138000", HOSTILE);
  sandbox.admin.runOperation("agentOnWork", {
    Appid: appId,
    AgentOnWork: { agentid: HOSTILE.slice(0, 200), number: "13600136009", agentstate: "1" },
  });
  await createQueue(client, { queuetype: "8", typedes: HOSTILE.slice(0, 500) });
  sandbox.admin.runOperation("controlConference", {
    Appid: appId,
    ConfPlay: { confid: filled.confid, filename: HOSTILE.slice(0, 200) },
  });
  sandbox.fail({ kind: "html", times: "always", match: `${HOSTILE} of a fault` });
  await fetch(`${url}/Accounts/${accountSid}/${encodeURIComponent(HOSTILE)}?sig=${encodeURIComponent(HOSTILE)}`, {
    method: "POST",
    headers: { "X-Hostile": encodeURIComponent(HOSTILE), "Content-Type": "text/html" },
    body: HOSTILE,
  });
  sandbox.admin.setApplication({ ivrUrl: `${hostile.origin}/ivr`, smsCallbackUrl: `${hostile.origin}/ivr/status` });
  sandbox.receiveCall({ from: "13100131000", to: "4000000000" });
  await sendTemplateSms(client, { to: "13800138000", templateId: "1", datas: [HOSTILE, HOSTILE] });
  await sandbox.advance(5_000);
  hostile.close();
  const { id } = sandbox.callbacks.at(-1) ?? { id: 0 };
  return String(id);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

describeInChromium("hostile text", () => {
  beforeAll(async () => {
    open = await openSandbox();
    filled = await fillSandbox(open);
    reply = await attack();
  });
  afterAll(() => open.close());

  test.each([360, 1280])(
    "stays a text in every field of every view, and moves nothing out of a window of %i px",
    async (width) => {
      const { page, close } = await openPage(open.console, { width });
      await waitUntilLive(page);
      const requests = [...(await lastRequests())].map((id) => `/requests/${id}`);
      const call = [...open.sandbox.state.calls.keys()].at(-1) ?? "";
      const seen: string[] = [];
      for (const path of [...viewPaths(filled), ...requests, `/callbacks/${reply}`, `/calls/${call}`]) {
        await goTo(page, path);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("main details")) details.setAttribute("open", "");
        });
        expect.soft(await page.evaluate((name) => Reflect.get(window, name), SENTINEL), path).toBeUndefined();
        expect
          .soft(await page.locator("main :is(script, iframe, object, embed, img, [onerror], [onload])").count(), path)
          .toBe(0);
        expect
          .soft(await page.locator("main a:not([href^='#'], [href^='http:'], [href^='https:'])").count(), path)
          .toBe(0);
        expect.soft(await overflowOf(page), path).toBeLessThanOrEqual(0);
        expect.soft(await turnedAround(), path).toEqual([]);
        if ((await page.locator("main").textContent())?.includes("<script>") === true) seen.push(path);
      }
      // Otherwise the attack has reached nothing.
      for (const view of ["messages", "calls", "conferences", "centre", "requests", "callbacks", "faults"])
        expect
          .soft(
            seen.some((path) => path.startsWith(`/${view}`)),
            view,
          )
          .toBe(true);
      await close();

      async function lastRequests(): Promise<readonly string[]> {
        const response = await fetch(`${open.console}requests?limit=6`);
        const read: { readonly requests: readonly { readonly id: number }[] } = await response.json();
        return read.requests.map(({ id }) => String(id));
      }

      /** Elements whose text turns its neighbours around. */
      function turnedAround(): Promise<readonly string[]> {
        return page.evaluate(() => {
          const found: string[] = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const { parentElement: parent } = node;
            if (parent === null || node.nodeValue?.includes("\u202e") !== true) continue;
            const { unicodeBidi } = getComputedStyle(parent);
            if (!/isolate|plaintext/.test(unicodeBidi)) found.push(`${parent.tagName}.${parent.className}`);
          }
          return found;
        });
      }
    },
  );

  test("is not run by the page's policy, even where it became markup", async () => {
    const { page, context } = await openPage(open.console);
    await waitUntilLive(page);
    const rejected = await page.evaluate((text) => {
      try {
        document.body.innerHTML = text;
        return "";
      } catch (error) {
        return String(error);
      }
    }, HOSTILE);
    expect(rejected).toContain("TrustedHTML");
    const run = await page.evaluate(() => {
      const script = document.createElement("script");
      try {
        script.textContent = "window.hacked = 1";
        document.body.append(script);
      } catch {}
      return Reflect.get(window, "hacked");
    });
    expect(run).toBeUndefined();
    await context.close();
  });

  test("another site gets nothing from a browser: neither a frame, nor an answer, nor an action", async () => {
    const other = await serveApplication();
    const { page, context } = await openPage(other.origin.replace("127.0.0.1", "localhost"));
    const results = await page.evaluate(async (target) => {
      const read = await fetch(`${target}messages`).then((response) => response.text(), String);
      const acted = await fetch(`${target}reset`, { method: "POST", mode: "no-cors" }).then(({ type }) => type, String);
      return { read, acted };
    }, open.console);
    expect(results.read).toContain("TypeError");
    expect(open.sandbox.state.messages.size).toBeGreaterThan(0);
    await page.goto("about:blank");
    await page.setContent(`<iframe src="${open.console}"></iframe>`);
    expect(page.frames().length).toBe(2);
    expect(await page.frames()[1]?.locator("nav").count()).toBe(0);
    await context.close();
    other.close();
  });
});
