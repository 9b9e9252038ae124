import { formatTimestamp, sign } from "@cloopen-rest/client/signing";

const credentials = { sid: "a".repeat(32), token: "b".repeat(32) };
const instant = Date.parse("2014-04-16T06:20:30Z"); // 14:20:30 in Beijing

const timestamp = formatTimestamp(instant);
const { sig, authorization } = sign(credentials, timestamp);
console.log(timestamp, sig, authorization);
