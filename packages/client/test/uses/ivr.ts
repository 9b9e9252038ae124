import {
  checkIvrCommands,
  createIvrRouter,
  type IvrReply,
  type IvrRoutes,
  ivrResponse,
  type PlatformHandler,
  parseIvrNotification,
  parseIvrResponse,
  play,
  playTTS,
} from "@cloopen-rest/client/ivr";

function menu(again: boolean): IvrReply<"commands"> {
  const started = ivrResponse().get({ action: "menu", numdigits: "1", prompts: [play("menu.wav"), playTTS("请按键")] });
  return again ? started.redirect("again", { tag: "nokey" }) : started.hangup();
}

const routes: IvrRoutes = {
  ivrStartService: ({ callid, direction }) => (direction === "0" && callid ? menu(true) : undefined),
  ivrDtmfReport: {
    menu: async ({ digits }) => (digits === "1" ? ivrResponse().enterCCS({ queuetype: "1" }) : ivrResponse().cmdNone()),
  },
  ivrRedirect: { again: () => menu(false) },
  ivrAgentState: ({ agentid, appid = "" }) => ivrResponse().agentReady(appid, { agentid, state: "true" }),
};

/** What an application hands to its server. */
export const handler: PlatformHandler = createIvrRouter(routes, { secret: false, basePath: "/ivr" });

/** What a tool reads. */
export function describe(target: string, answer: string): string {
  const notification = parseIvrNotification(target, { paths: { menu: "ivrDtmfReport" } });
  const commands = parseIvrResponse(answer);
  checkIvrCommands(commands);
  const keys = notification.id === "ivrDtmfReport" ? notification.parameters.digits : notification.query.get("digits");
  return `${keys} ${commands.map((command) => Object.keys(command).join()).join()}`;
}
