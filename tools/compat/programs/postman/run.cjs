// Converts the contract to a Postman collection, gives that the signing script, and sends every request. Run by src/checks/postman.ts.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");

const [, , tools, contract, script] = process.argv;
const fromTools = createRequire(tools);
const { convertV2 } = fromTools("openapi-to-postmanv2");
const newman = fromTools("newman");

const accounts = {
  accountSid: process.env.CLOOPEN_ACCOUNT_SID,
  subAccountSid: process.env.CLOOPEN_SUB_ACCOUNT_SID,
};

/** What a person does in Postman: no authentication of its own, and the own ids in the path. */
function prepare(item) {
  for (const inner of item.item ?? []) prepare(inner);
  if (item.request === undefined) return;
  item.request.auth = null;
  for (const variable of item.request.url.variable ?? []) variable.value = accounts[variable.key] ?? variable.value;
}

convertV2(
  { type: "string", data: readFileSync(contract, "utf8") },
  { parametersResolution: "Example" },
  (error, result) => {
    if (error !== null || !result.result) throw error ?? new Error(result.reason);
    const collection = result.output[0].data;
    prepare(collection);
    collection.auth = null;
    collection.event = [{ listen: "prerequest", script: { exec: readFileSync(script, "utf8").split("\n") } }];
    const envVar = [
      { key: "baseUrl", value: process.env.CLOOPEN_BASE_URL },
      { key: "authToken", value: process.env.CLOOPEN_AUTH_TOKEN },
      { key: "subToken", value: process.env.CLOOPEN_SUB_ACCOUNT_TOKEN },
    ];
    newman.run({ collection, envVar, reporters: [] }, (failure, summary) => {
      const [first] = summary?.run.failures ?? [];
      if (failure || first) throw failure ?? first.error;
    });
  },
);
