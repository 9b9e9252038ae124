import { expect, it } from "vitest";
import { maskSecrets, maskSignature } from "../src/narrate.js";

it("masks sig anywhere in the query", () => {
  expect(maskSignature("?sig=ABC&a=1")).toBe("?sig=***&a=1");
  expect(maskSignature("?a=1&sig=ABC")).toBe("?a=1&sig=***");
});

it("masks a sub-account's token and password in both formats", () => {
  expect(maskSecrets('{"subToken":"t","voipPwd":"p","a":"b"}')).toBe('{"subToken":"***","voipPwd":"***","a":"b"}');
  expect(maskSecrets("<subToken>t</subToken><voipPwd>p</voipPwd>")).toBe(
    "<subToken>***</subToken><voipPwd>***</voipPwd>",
  );
});
