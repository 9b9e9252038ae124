import type { Format } from "./body-of.js";
import { SIGNERS } from "./raw-sample.js";
import type { SampleCase } from "./sample-case.js";
import { type LiteralStyle, writeLiteral } from "./write-literal.js";

const STYLE: LiteralStyle = {
  map: ["{", "}"],
  list: ["[", "]"],
  ...{ arrow: ": ", step: "  ", padded: true },
  name: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)),
  text: (text) => JSON.stringify(text),
};

/** The example as a call of the client's function. */
export function typescriptSample(sample: SampleCase, format: Format): string {
  const params = paramsOf(sample);
  const imports = sample.upload === undefined ? "" : 'import { readFile } from "node:fs/promises";\n';
  const args = params === undefined ? "" : `, ${params}`;
  return `${imports}import { createClient, ${sample.id} } from "@cloopen-rest/client";

${clientOf(sample, format)}

const result = await ${sample.id}(cloopen${args});
console.log(result);
`;
}

function clientOf({ level, preferred }: SampleCase, format: Format): string {
  const options = format === preferred ? "" : `{ format: "${format}" }`;
  const main = `createClient(${options});`;
  const note = "// account and token from CLOOPEN_*";
  if (level === "account") return `${note}\nconst cloopen = ${main}`;
  const { sid, token } = SIGNERS.subAccount;
  return `${note}
const main = ${main}
const cloopen = main.subAccount({
  sid: "${sid}",
  token: "${token}",
});`;
}

function paramsOf({ id, command, query, request, upload }: SampleCase): string | undefined {
  if (upload !== undefined)
    return `{\n  filename: ${JSON.stringify(upload)},\n  file: await readFile(${JSON.stringify(upload)}),\n}`;
  const used = `const result = await ${id}(cloopen, );`.length;
  if (request === undefined) {
    const own = query.filter(({ derived }) => !derived).map(({ name, value }) => [name, value]);
    return own.length === 0 ? undefined : writeLiteral(Object.fromEntries(own), STYLE, "", used);
  }
  const value = Object.fromEntries(
    Object.entries(request.value).filter(([name]) => name !== "appId" && name !== "Appid"),
  );
  // Under ivr/ the only field besides the application is the command, whose fields are the arguments.
  const [only] = Object.values(value);
  return writeLiteral(command !== undefined || "Appid" in request.value ? only : value, STYLE, "", used);
}
