import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// A process of its own: responds to every request with one SMS response in the format of Accept, and prints its port on stdout.
const JSON_REPLY =
  '{"statusCode":"000000","templateSMS":{"smsMessageSid":"dddddddddddddddddddddddddddddddd","dateCreated":"20261124010203"}}';
const XML_REPLY =
  '<?xml version="1.0" encoding="UTF-8"?><Response><statusCode>000000</statusCode><TemplateSMS><smsMessageSid>dddddddddddddddddddddddddddddddd</smsMessageSid><dateCreated>20261124010203</dateCreated></TemplateSMS></Response>';

const server = createServer((request, response) => {
  const json = request.headers.accept === "application/json";
  const body = json ? JSON_REPLY : XML_REPLY;
  request.resume().on("end", () => {
    response.writeHead(200, {
      "Content-Type": `application/${json ? "json" : "xml"};charset=utf-8`,
      "Content-Length": Buffer.byteLength(body),
    });
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));
process.on("SIGTERM", () => process.exit(0));
