import { createServer } from "node:http";

const MENU = `<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Get action="menu" numdigits="1" timeout="10">
    <Play loop="2">menu.wav</Play>
  </Get>
  <Redirect tag="nokey">goodbye</Redirect>
</Response>`;

const GOODBYE = `<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Play loop="1">goodbye.wav</Play>
  <Hangup/>
</Response>`;

const QUEUE = `<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <EnterCCS queuetype="1" timeout="50">
    <Play loop="-1">wait.wav</Play>
  </EnterCCS>
  <Redirect tag="busy">goodbye</Redirect>
</Response>`;

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  response.setHeader("Content-Type", "application/xml;charset=utf-8");
  if (pathname === "/ivr/startservice") response.end(MENU);
  else if (pathname === "/ivr/menu" && searchParams.get("digits") === "1") response.end(QUEUE);
  else if (pathname === "/ivr/menu" || pathname === "/ivr/goodbye") response.end(GOODBYE);
  else response.end("<Response><CmdNone/></Response>"); // stopservice, and whatever else is told
}).listen(3000, "127.0.0.1");
