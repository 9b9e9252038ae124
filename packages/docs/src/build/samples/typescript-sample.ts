import type { SampleCase } from "./sample-case.js";

const WIDTH = 88;

/** The example as a call of the client's function. */
export function functionSample(sample: SampleCase): string {
  const params = paramsOf(sample);
  const imports = sample.upload === undefined ? "" : 'import { readFile } from "node:fs/promises";\n';
  const args = params === undefined ? "" : `, ${params}`;
  return `${imports}import { createClient, ${sample.id} } from "@cloopen-rest/client";

${clientOf(sample)}

const result = await ${sample.id}(cloopen${args});
console.log(result);
`;
}

/** The example as a call by its path. */
export function pathSample(sample: SampleCase): string {
  const imports = sample.upload === undefined ? "" : 'import { readFile } from "node:fs/promises";\n';
  const query = Object.fromEntries(
    sample.query.filter(({ derived }) => !derived).map(({ name, value }) => [name, value]),
  );
  const init = [
    ...(Object.keys(query).length === 0 ? [] : [`params: { query: ${literal(query, "  ")} },`]),
    ...(sample.upload === undefined ? [] : [`body: await readFile(${JSON.stringify(sample.upload)}),`]),
    ...(sample.request === undefined ? [] : [`body: ${literal(withoutApp(sample.request.value), "  ")},`]),
  ];
  const args = init.length === 0 ? "" : `, {\n  ${init.join("\n  ")}\n}`;
  return `${imports}import { createClient } from "@cloopen-rest/client";
import { createPathClient } from "@cloopen-rest/client/paths";

${clientOf(sample)}

const api = createPathClient(cloopen);
const { data, error } = await api.${sample.method}("${sample.path}"${args});
if (error) throw error;
console.log(data);
`;
}

function clientOf({ level }: SampleCase): string {
  const main = "createClient(); // account and token from CLOOPEN_*";
  if (level === "account") return `const cloopen = ${main}`;
  return `const main = ${main}
const cloopen = main.subAccount({
  sid: "${"d".repeat(32)}",
  token: "${"e".repeat(32)}",
});`;
}

function paramsOf({ command, query, request, upload }: SampleCase): string | undefined {
  if (upload !== undefined)
    return `{\n  filename: ${JSON.stringify(upload)},\n  file: await readFile(${JSON.stringify(upload)}),\n}`;
  if (request === undefined) {
    const own = query.filter(({ derived }) => !derived).map(({ name, value }) => [name, value]);
    return own.length === 0 ? undefined : literal(Object.fromEntries(own), "");
  }
  const value = withoutApp(request.value);
  const only = Object.values(value)[0];
  // Under ivr/ the only member besides the application is the command, whose members are the arguments.
  return literal(command !== undefined || "Appid" in request.value ? only : value, "");
}

function withoutApp(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "appId" && name !== "Appid"));
}

/** A JSON value as TypeScript writes it: names without quotes, short objects on one line. */
function literal(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const list = Array.isArray(value);
  const items = list
    ? value.map((item: unknown) => literal(item, inner))
    : Object.entries(value).map(([name, item]) => `${propertyName(name)}: ${literal(item, inner)}`);
  const [open, close] = list ? ["[", "]"] : ["{", "}"];
  const space = list ? "" : " ";
  const line = `${open}${space}${items.join(", ")}${space}${close}`;
  if (items.length === 0) return `${open}${close}`;
  if (line.length + indent.length <= WIDTH - 24 && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}${close}`;
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
