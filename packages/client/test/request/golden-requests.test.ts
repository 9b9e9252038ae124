import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createConference, getAccountInfo, getCallResult, queryCallState, sendTemplateSms } from "../../src/index.js";
import { makeClient } from "../support/make-client.js";
import { APP_ID, AUTHORIZATION, SID, SIG } from "../support/synthetic-account.js";
import { startWireServer } from "../support/wire-server.js";

const server = await startWireServer();
afterAll(() => server.close());
beforeEach(() => server.reset());

const ROOT = `/2013-12-26/Accounts/${SID}`;
const SMS = { to: "13800138000,13900139000", templateId: "1", datas: ["验证码 <&>\"'", "", "😀"] };
const AS_JSON = `{"to":"13800138000,13900139000","templateId":"1","datas":["验证码 <&>\\"'","","😀"],"appId":"${APP_ID}"}`;
const AS_XML =
  '<?xml version="1.0" encoding="UTF-8"?><TemplateSMS><to>13800138000,13900139000</to>' +
  `<appId>${APP_ID}</appId><templateId>1</templateId>` +
  "<datas><data>验证码 &lt;&amp;&gt;\"'</data><data/><data>😀</data></datas></TemplateSMS>";

const cloopen = makeClient(server);

describe("the bytes of sendTemplateSms", () => {
  it.each([
    ["json", AS_JSON, "application/json;charset=utf-8", "application/json"],
    ["xml", AS_XML, "application/xml;charset=utf-8", "application/xml"],
  ] as const)("in %s", async (format, text, contentType, accept) => {
    await sendTemplateSms(cloopen, SMS, { format });
    const { method, target, headers, body } = server.theRequest();
    expect(`${method} ${target}`).toBe(`POST ${ROOT}/SMS/TemplateSMS?sig=${SIG}`);
    expect(body.toString("utf8")).toBe(text);
    expect(headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
    expect(headers.has("transfer-encoding")).toBe(false);
    expect(headers.get("authorization")).toBe(AUTHORIZATION);
    expect(headers.get("content-type")).toBe(contentType);
    expect(headers.get("accept")).toBe(accept);
  });

  it("are sent as one request on one connection", async () => {
    await sendTemplateSms(cloopen, SMS);
    expect(server.requests).toHaveLength(1);
    expect(server.connections).toBe(1);
  });

  it("omit fields that are absent or undefined", async () => {
    await sendTemplateSms(cloopen, { to: "1", templateId: "2" });
    expect(server.theRequest().body.toString()).toBe(`{"to":"1","templateId":"2","appId":"${APP_ID}"}`);
  });

  it.each(["json", "xml"] as const)(
    "distinguish an empty list of variables from an absent one (%s)",
    async (format) => {
      await sendTemplateSms(cloopen, { to: "1", templateId: "2", datas: [] }, { format });
      const text = server.theRequest().body.toString();
      expect(text).toContain(format === "json" ? '"datas":[]' : "<datas/>");
    },
  );
});

describe("a GET", () => {
  it.each(["json", "xml"] as const)(
    "has no body and no length, and the headers of every request (%s)",
    async (format) => {
      await getAccountInfo(cloopen, { format });
      const { method, target, headers, body } = server.theRequest();
      expect(`${method} ${target}`).toBe(`GET ${ROOT}/AccountInfo?sig=${SIG}`);
      expect(body).toHaveLength(0);
      expect(headers.has("content-length")).toBe(false);
      expect(headers.has("transfer-encoding")).toBe(false);
      expect(headers.get("accept")).toBe(`application/${format}`);
      expect(headers.get("content-type")).toBe(`application/${format};charset=utf-8`);
      expect(headers.get("authorization")).toBe(AUTHORIZATION);
    },
  );
});

describe("a GET with a query", () => {
  it("puts the query before sig", async () => {
    await getCallResult(cloopen, { callsid: "a b&c=中" });
    const { method, target, query } = server.theRequest();
    expect(`${method} ${target}`).toMatch(new RegExp(`^GET ${ROOT}/CallResult\\?callsid=[^&]+&sig=${SIG}$`));
    expect(query.get("callsid")).toBe("a b&c=中");
  });
});

describe("the bytes of a command", () => {
  it("copy its id into the query", async () => {
    await queryCallState(cloopen, { callid: "7&8", action: "x" });
    const { query, body } = server.theRequest();
    expect([...query]).toStrictEqual([
      ["callid", "7&8"],
      ["sig", SIG],
    ]);
    expect(body.toString()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        `<Request><Appid>${APP_ID}</Appid><QueryCallState callid="7&amp;8" action="x"/></Request>`,
    );
  });
});

describe("the bytes of createConference", () => {
  it("are XML by default, as the vendor's clients send", async () => {
    await createConference(cloopen, { maxmember: "5", autohangup: "true", joinurl: 'joined?room=7&x="1"' });
    const { target, headers, body } = server.theRequest();
    expect(target).toBe(`${ROOT}/ivr/createconf?maxmember=5&sig=${SIG}`);
    expect(headers.get("content-type")).toBe("application/xml;charset=utf-8");
    expect(headers.get("accept")).toBe("application/xml");
    expect(body.toString()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        `<Request><Appid>${APP_ID}</Appid><CreateConf maxmember="5" autohangup="true" joinurl="joined?room=7&amp;x=&quot;1&quot;"/></Request>`,
    );
  });

  it("are JSON when the format is json", async () => {
    await createConference(cloopen, { maxmember: "5" }, { format: "json" });
    const { target, headers, body } = server.theRequest();
    expect(target).toBe(`${ROOT}/ivr/createconf?maxmember=5&sig=${SIG}`);
    expect(headers.get("content-type")).toBe("application/json;charset=utf-8");
    expect(body.toString()).toBe(`{"CreateConf":{"maxmember":"5"},"Appid":"${APP_ID}"}`);
  });

  it("contain the command even without arguments", async () => {
    await createConference(cloopen);
    expect(server.theRequest().target).toBe(`${ROOT}/ivr/createconf?sig=${SIG}`);
    expect(server.theRequest().body.toString()).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><Request><Appid>${APP_ID}</Appid><CreateConf/></Request>`,
    );
  });
});
