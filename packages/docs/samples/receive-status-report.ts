import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { callbacks, decodeJson } from "@cloopen-rest/client/descriptors";
import { decodeXml } from "@cloopen-rest/client/xml";

const report = callbacks.find(({ id }) => id === "smsStatusReport");
if (report === undefined) throw new Error("The contract has no smsStatusReport");

createServer(async (request, response) => {
  const body = (await text(request)).trim();
  // The label is text/plain in either case: the first character decides.
  const message = body.startsWith("<")
    ? decodeXml(report.message, body)
    : decodeJson({ root: "", members: [{ name: "Request", members: report.message.members }] }, body);
  response.setHeader("Content-Type", "application/xml;charset=utf-8");
  response.end("<Response><statuscode>000000</statuscode></Response>");
  console.log(message); // after the answer: the platform's patience is not known
}).listen(3000, "127.0.0.1");
