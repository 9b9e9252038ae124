import { ivrResponseMessage } from "../generated/notifications.js";
import { encodeXml } from "../protocol/xml/encode-xml.js";
import { checkIvrCommands } from "./check-ivr-commands.js";
import type {
  IvrCommand,
  IvrCommandTypes,
  PlayAttributes,
  PlayTTSAttributes,
  RedirectAttributes,
} from "./ivr-commands.js";
import type { IvrReply, IvrReplyKind, IvrStart, IvrStarted } from "./ivr-reply.js";

/**
 * Builds a response to an IVR notification: one main command, then optional secondary ones. Every
 * step returns a new response; all values are strings.
 *
 * @example
 * ```ts
 * import { play, ivrResponse } from "@cloopen-rest/client/ivr";
 *
 * ivrResponse()
 *   .get({ action: "menu", numdigits: "1", prompts: [play("menu.wav", { loop: "2" })] })
 *   .redirect("goodbye", { tag: "nokey" });
 * ```
 *
 * @throws {CloopenEncodeError} from each step that the contract does not allow, with the path
 */
export function ivrResponse(): IvrStart {
  return new Steps("commands", []);
}

/**
 * Creates `Play` as a child of another command: as an item of `prompts` of Get; spread, as
 * `...play("ring.wav")`, into Record, ConsultationCall and EnterCCS.
 */
export function play(file: string, attributes: PlayAttributes = {}): { Play: IvrCommandTypes["Play"] } {
  return { Play: { ...attributes, file } };
}

/** Creates `PlayTTS` as a child of Get, in `prompts`. */
export function playTTS(text: string, attributes: PlayTTSAttributes = {}): { PlayTTS: IvrCommandTypes["PlayTTS"] } {
  return { PlayTTS: { ...attributes, text } };
}

/**
 * Encodes commands as XML, for callers who have them as data.
 *
 * @throws {CloopenEncodeError} when the contract does not allow them, with the path
 */
export function writeIvrResponse(commands: readonly IvrCommand[]): string {
  checkIvrCommands(commands);
  return encodeXml(ivrResponseMessage, commands, { declaration: false });
}

/**
 * All steps in one class. {@link IvrStart} and {@link IvrStarted} expose those that may come next;
 * `checkIvrCommands` enforces them in JavaScript.
 */
class Steps<Kind extends IvrReplyKind> implements IvrReply<Kind> {
  readonly kind: Kind;
  readonly commands: readonly IvrCommand[];

  constructor(kind: Kind, commands: readonly IvrCommand[]) {
    this.kind = kind;
    this.commands = commands;
  }

  get(command: IvrCommandTypes["Get"] = {}): IvrStarted {
    return this.#then({ Get: command });
  }

  play(file: string, attributes?: PlayAttributes): IvrStarted {
    return this.#then(play(file, attributes));
  }

  playTTS(text: string, attributes?: PlayTTSAttributes): IvrStarted {
    return this.#then(playTTS(text, attributes));
  }

  playMix(command: IvrCommandTypes["PlayMix"]): IvrStarted {
    return this.#then({ PlayMix: command });
  }

  record(command: IvrCommandTypes["Record"] = {}): IvrStarted {
    return this.#then({ Record: command });
  }

  consultationCall(command: IvrCommandTypes["ConsultationCall"]): IvrStarted {
    return this.#then({ ConsultationCall: command });
  }

  redirect(url: string, attributes: RedirectAttributes = {}): IvrStarted {
    return this.#then({ Redirect: { ...attributes, url } });
  }

  enterCCS(command: IvrCommandTypes["EnterCCS"] = {}): IvrStarted {
    return this.#then({ EnterCCS: command });
  }

  createConf(command: IvrCommandTypes["CreateConf"] = {}): IvrStarted {
    return this.#then({ CreateConf: command });
  }

  joinConf(command: IvrCommandTypes["JoinConf"]): IvrStarted {
    return this.#then({ JoinConf: command });
  }

  hangup(command: IvrCommandTypes["Hangup"] = {}): IvrReply<"commands"> {
    return this.#then({ Hangup: command });
  }

  cmdNone(): IvrReply<"nothing"> {
    return new Steps("nothing", this.#with({ CmdNone: {} }));
  }

  agentReady(appid: string, command: IvrCommandTypes["AgentReady"]): IvrReply<"agent"> {
    return new Steps("agent", this.#with({ Appid: appid }, { AgentReady: command }));
  }

  toString(): string {
    return writeIvrResponse(this.commands);
  }

  #then(command: IvrCommand): IvrStarted {
    return new Steps("commands", this.#with(command));
  }

  /**
   * Appends commands. They are checked at each step, so that the stack of an error shows the line.
   */
  #with(...commands: readonly IvrCommand[]): readonly IvrCommand[] {
    const all = [...this.commands, ...commands];
    checkIvrCommands(all);
    return all;
  }
}
