import type {
  IvrCommand,
  IvrCommandTypes,
  PlayAttributes,
  PlayTTSAttributes,
  RedirectAttributes,
} from "./ivr-commands.js";

/** Kind of a response: commands for a call, nothing (`CmdNone`), or a command for an agent. */
export type IvrReplyKind = "commands" | "nothing" | "agent";

/** A complete response. */
export interface IvrReply<Kind extends IvrReplyKind = IvrReplyKind> {
  readonly kind: Kind;
  readonly commands: readonly IvrCommand[];
  /** Encodes the response as XML, without a declaration, as in the vendor's examples. */
  toString(): string;
}

/**
 * A response with its main command. Secondary commands may follow: they run when the main one times
 * out, fails or completes.
 */
export interface IvrStarted extends IvrReply<"commands"> {
  /** Plays a file. */
  play(file: string, attributes?: PlayAttributes): IvrStarted;
  /** Speaks a string by speech synthesis. */
  playTTS(text: string, attributes?: PlayTTSAttributes): IvrStarted;
  /** Requests further commands from the application, at a relative URL. */
  redirect(url: string, attributes?: RedirectAttributes): IvrStarted;
  /** Hangs up. No command can follow. */
  hangup(command?: IvrCommandTypes["Hangup"]): IvrReply<"commands">;
}

/** An empty response: a main command comes first. */
export interface IvrStart {
  /** Collects keys while prompts are played. */
  get(command?: IvrCommandTypes["Get"]): IvrStarted;
  /** Plays a file. */
  play(file: string, attributes?: PlayAttributes): IvrStarted;
  /** Speaks a string by speech synthesis. */
  playTTS(text: string, attributes?: PlayTTSAttributes): IvrStarted;
  /** Plays files and reads out digits, in order: `{ type: "40", items: "balance.wav;1234" }`. */
  playMix(command: IvrCommandTypes["PlayMix"]): IvrStarted;
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
  /** Hangs up. No command can follow. */
  hangup(command?: IvrCommandTypes["Hangup"]): IvrReply<"commands">;
  /** Responds that there is nothing to do. */
  cmdNone(): IvrReply<"nothing">;
  /** Sets an agent ready; only as a response to `agentstate`. */
  agentReady(appid: string, command: IvrCommandTypes["AgentReady"]): IvrReply<"agent">;
}
