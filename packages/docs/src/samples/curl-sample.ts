import { bodyOf, type Format, MEDIA_TYPES } from "./body-of.js";
import type { SampleCase } from "./sample-case.js";

const BASE = "https://app.cloopen.com:8883/2013-12-26";

/**
 * The example as a script for any POSIX shell with curl. It signs for itself: `TZ=CST-8` is Beijing time, also where no database of zones is
 * installed.
 */
export function curlSample(sample: SampleCase, format: Format): string {
  const [sid, token] =
    sample.level === "account"
      ? ["CLOOPEN_ACCOUNT_SID", "CLOOPEN_AUTH_TOKEN"]
      : ["CLOOPEN_SUB_ACCOUNT_SID", "CLOOPEN_SUB_TOKEN"];
  const path = sample.path.replace(/\{\w+\}/, "$sid");
  const query = sample.query.map(({ name, value }) => `&${name}=${encodeURIComponent(value)}`).join("");
  const body = bodyOf(sample, format);
  const lines = [
    `curl -sS "$base${path}?sig=$sig${query}"`,
    '-H "Authorization: $auth"',
    `-H 'Accept: ${MEDIA_TYPES[format]}'`,
    ...(sample.upload === undefined ? [`-H 'Content-Type: ${MEDIA_TYPES[format]};charset=utf-8'`] : []),
    ...(sample.upload === undefined
      ? []
      : ["-H 'Content-Type: application/octet-stream'", `--data-binary @${sample.upload}`]),
    ...(body === undefined ? [] : [`--data-binary '${body.replaceAll("'", "'\\''")}'`]),
  ];
  return `base=\${CLOOPEN_BASE_URL:-${BASE}}
sid=$${sid} token=$${token}
time=$(TZ=CST-8 date +%Y%m%d%H%M%S)
sig=$(printf %s "$sid$token$time" | md5sum | cut -c1-32 | tr a-f A-F)
auth=$(printf %s "$sid:$time" | base64 | tr -d '\\n')

${lines.join(" \\\n  ")}
`;
}
