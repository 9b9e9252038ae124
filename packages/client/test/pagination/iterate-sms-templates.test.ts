import { describe, expect, it } from "vitest";
import { iterateSmsTemplates } from "../../src/index.js";
import { answeringClient } from "../support/answering-client.js";
import { caught } from "../support/caught.js";
import { APP_ID, OTHER_APP_ID } from "../support/synthetic-account.js";

const TEMPLATES = [{ id: "1" }, { id: "100001", status: "1" }];

describe("iterateSmsTemplates", () => {
  it("yields all templates of one request, sent for the first item", async () => {
    const { cloopen, sent } = answeringClient(() => ({ statusCode: "000000", TemplateSMS: TEMPLATES }));
    const templates = iterateSmsTemplates(cloopen);
    expect(sent).toHaveLength(0);
    const all: unknown[] = [];
    for await (const template of templates) all.push(template);
    expect(all).toEqual(TEMPLATES);
    expect(sent).toEqual([{ appId: APP_ID }]);
  });

  it("yields nothing when there are no templates", async () => {
    const { cloopen, sent } = answeringClient(() => ({ statusCode: "000000" }));
    expect(await iterateSmsTemplates(cloopen, { appId: OTHER_APP_ID }).next()).toEqual({
      done: true,
      value: undefined,
    });
    expect(sent).toEqual([{ appId: OTHER_APP_ID }]);
  });

  it("stops when it is aborted", async () => {
    const { cloopen } = answeringClient(() => ({ statusCode: "000000", TemplateSMS: TEMPLATES }));
    const abort = new AbortController();
    const templates = iterateSmsTemplates(cloopen, {}, { signal: abort.signal });
    await templates.next();
    abort.abort("enough");
    expect(await caught(() => templates.next())).toMatchObject({ name: "AbortError", cause: "enough" });
  });
});
