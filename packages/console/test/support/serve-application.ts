import { createServer } from "node:http";
import { listenOnLoopback } from "@cloopen-rest/test-kit";

/** The developer's own server, which the sandbox tells of what happens. */
export interface Application {
  readonly origin: string;
  close(): void;
}

const ACCEPTED = "<Response><statuscode>000000</statuscode></Response>";

/** What an IVR application answers, by the name of the notification. */
const ANSWERS: Readonly<Record<string, string>> = {
  startservice:
    '<Response><Get action="menu" numdigits="1" timeout="600"><Play>menu.wav</Play></Get><Hangup/></Response>',
  menu: '<Response><EnterCCS queuetype="7" timeout="600"/></Response>',
};

/** Serves an application that plays a menu, lets callers into queue 7, and accepts everything else. */
export async function serveApplication(answers: Readonly<Record<string, string>> = ANSWERS): Promise<Application> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://127.0.0.1").pathname.split("/").at(-1) ?? "";
    const isIvr = request.url?.startsWith("/ivr/") === true;
    request.resume();
    request.on("end", () => {
      response.setHeader("Content-Type", "application/xml;charset=utf-8");
      response.end(isIvr ? (answers[name] ?? "<Response><CmdNone/></Response>") : ACCEPTED);
    });
  });
  const port = await listenOnLoopback(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
