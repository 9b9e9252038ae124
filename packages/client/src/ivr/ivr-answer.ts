import type {
  IvrCommand,
  IvrCommandTypes,
  PlayAttributes,
  PlayTTSAttributes,
  RedirectAttributes,
} from "./ivr-commands.js";

/** What an answer does: commands for a call, nothing (`CmdNone`), or a command about an agent. */
export type IvrAnswerKind = "commands" | "nothing" | "agent";

/** An answer that can be sent. */
export interface IvrAnswer<Kind extends IvrAnswerKind = IvrAnswerKind> {
  readonly kind: Kind;
  readonly commands: readonly IvrCommand[];
  /** The answer as XML, without a declaration, as the vendor prints it. */
  toString(): string;
}

/**
 * An answer that has its main command: secondary commands may follow. They run when the main one
 * times out, fails or completes.
 */
export interface IvrStarted extends IvrAnswer<"commands"> {
  /** Plays a file. */
  play(file: string, attributes?: PlayAttributes): IvrStarted;
  /** Speaks a text. */
  playTTS(text: string, attributes?: PlayTTSAttributes): IvrStarted;
  /** Asks the application at a relative URL what to do next. */
  redirect(url: string, attributes?: RedirectAttributes): IvrStarted;
  /** Hangs up. Nothing can follow. */
  hangup(): IvrAnswer<"commands">;
}

/** An answer that begins: one main command comes first. */
export interface IvrStart {
  /** Collects keys while prompts are played. */
  get(command?: IvrCommandTypes["Get"]): IvrStarted;
  /** Plays a file. */
  play(file: string, attributes?: PlayAttributes): IvrStarted;
  /** Speaks a text. */
  playTTS(text: string, attributes?: PlayTTSAttributes): IvrStarted;
  /** Records what the caller says. */
  record(command?: IvrCommandTypes["Record"]): IvrStarted;
  /** Calls a second party and joins it with the caller. */
  consultationCall(command: IvrCommandTypes["ConsultationCall"]): IvrStarted;
  /** Puts the caller into a queue. */
  enterCCS(command?: IvrCommandTypes["EnterCCS"]): IvrStarted;
  /** Creates a conference. */
  createConf(command?: IvrCommandTypes["CreateConf"]): IvrStarted;
  /** Lets the caller join a conference. */
  joinConf(command: IvrCommandTypes["JoinConf"]): IvrStarted;
  /** Hangs up. Nothing can follow. */
  hangup(): IvrAnswer<"commands">;
  /** There is nothing to do. */
  cmdNone(): IvrAnswer<"nothing">;
  /** Sets an agent ready; in answer to `agentstate` only. */
  agentReady(appid: string, command: IvrCommandTypes["AgentReady"]): IvrAnswer<"agent">;
}
