const { randomInt } = require("node:crypto");
const { createClient, sendTemplateSms } = require("@cloopen-rest/client");

const cloopen = createClient(); // CLOOPEN_* in the environment
const codes = new Map();

exports.sendCode = async (to) => {
  const code = String(randomInt(100_000, 1_000_000));
  await sendTemplateSms(cloopen, { to, templateId: "1", datas: [code, "5"] });
  codes.set(to, code);
};

exports.isCode = (to, code) => codes.get(to) === code;
