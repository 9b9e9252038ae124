import { describe, expect, expectTypeOf, it } from "vitest";
import { notifications } from "../../src/generated/notifications.js";
import { type IvrNotificationId, isCloopenDecodeError, parseIvrNotification } from "../../src/ivr/index.js";
import { caught } from "../support/caught.js";
import { notificationExamples } from "../support/contract-webhooks.js";

function isNotification(id: string): id is IvrNotificationId {
  return notifications.some((notification) => notification.id === id);
}

it("knows every notification of the contract, its parameters and its path", () => {
  const known = notifications.map(({ id, path, parameters, required = [] }) => ({
    id,
    path,
    parameters: parameters.map((name) => ({ name, required: required.includes(name) })),
  }));
  const expected = notificationExamples.map(({ id, path, parameters }) => ({
    id,
    path,
    parameters: parameters.map(({ name, required }) => ({ name, required })),
  }));
  expect(known).toStrictEqual(expected);
  expect(known.length).toBeGreaterThanOrEqual(30);
});

describe.each(notificationExamples.map((example) => [example.id, example] as const))(
  "%s",
  (id, { path, parameters }) => {
    const values = Object.fromEntries(parameters.map(({ name, example }) => [name, example ?? `${name} 中&=`]));
    const query = new URLSearchParams(values).toString();
    const paths = isNotification(id) ? { own: id } : {};

    it("is parsed from its query, its body, or both", () => {
      const expected = { id, path: "own", parameters: values };
      expect(parseIvrNotification(`own?${query}`, { paths })).toMatchObject(expected);
      expect(parseIvrNotification("own", { paths, body: `${query}\r\n` })).toMatchObject(expected);
      const [first = "", ...rest] = query.split("&");
      expect(parseIvrNotification(`/own?${first}`, { paths, body: rest.join("&") })).toMatchObject(expected);
    });

    it("prefers the platform's value to an argument of the path", () => {
      const notification = parseIvrNotification(`own?room=7&appid=mine&${query}&__proto__=1`, { paths });
      expect(notification).toHaveProperty("parameters", path === undefined && parameters.length === 0 ? {} : values);
      expect(notification.query.get("room")).toBe("7");
      expect(Object.getPrototypeOf("parameters" in notification ? notification.parameters : {})).toBe(Object.prototype);
    });

    it("is rejected without its required parameters", async () => {
      const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
      for (const name of required) {
        const error = await caught(() =>
          parseIvrNotification(`own?${new URLSearchParams({ ...values, [name]: "" }).toString()}`, { paths }),
        );
        expect(isCloopenDecodeError(error)).toBe(true);
        expect(String(error)).toContain(`${id} lacks ${name}`);
      }
      if (required.length === 0) expect(parseIvrNotification("own", { paths })).toMatchObject({ id, parameters: {} });
    });
  },
);

describe("a path", () => {
  it.each([
    ["startservice", "ivrStartService"],
    ["stopservice", "ivrStopService"],
    ["dtmfreport", "ivrDtmfReport"],
    ["agentstate", "ivrAgentState"],
    ["alarmclock", "confAlarm"],
  ])("%s identifies %s", (path, id) => {
    expect(parseIvrNotification(`/${path}?callid=1&agentid=2`)).toMatchObject({ id, path });
  });

  it.each(["cdr", "menu", "", "/", "StartService"])("%j identifies no notification", (path) => {
    expect(parseIvrNotification(`${path}?callid=1`).id).toBe("unknown");
  });

  it.each(["conf/joined", "/conf/joined/", "conf//joined", "conf/%6Aoined"])("normalises the path %s", (path) => {
    expect(
      parseIvrNotification(`${path}?confid=1&callid=2`, { paths: { "/conf/joined": "confJoined" } }),
    ).toMatchObject({
      id: "confJoined",
      path: "conf/joined",
    });
  });

  it("can be mapped to another notification", () => {
    expect(parseIvrNotification("dtmfreport?callid=1", { paths: { dtmfreport: "ivrRedirect" } }).id).toBe(
      "ivrRedirect",
    );
  });
});

it("narrows by its id", () => {
  const notification = parseIvrNotification("startservice?callid=1&direction=0");
  if (notification.id === "ivrStartService") {
    expectTypeOf(notification.parameters.direction).toEqualTypeOf<"0" | "1" | undefined>();
    expectTypeOf(notification.parameters.callid).toEqualTypeOf<string>();
  }
  if (notification.id === "unknown") expectTypeOf(notification).not.toHaveProperty("parameters");
  expect(notification.id).toBe("ivrStartService");
});
