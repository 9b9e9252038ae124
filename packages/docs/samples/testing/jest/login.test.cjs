const { isCode, sendCode } = require("./login.cjs");

test("lets in who knows the code", async () => {
  const to = "13800138000";
  await sendCode(to);

  const url = `${process.env.CLOOPEN_SANDBOX}/messages?to=${to}&wait=4s`;
  const { messages } = await (await fetch(url)).json();

  expect(isCode(to, messages[0].code)).toBe(true);
});
