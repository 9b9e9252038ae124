import type { components } from "../generated/schema.js";

type Schemas = components["schemas"];

/** One command of a response: an object with one field, named after the element. */
export type IvrCommand = Schemas["IvrResponse"][number];

/** Forbids `...playTTS(…)`: the compiler does not check spread fields for being known. */
type OnlyPlay<Command> = Command & { PlayTTS?: never };

/** Attributes and children of each command, with wire names. */
export interface IvrCommandTypes {
  Get: Schemas["Get"];
  Play: Schemas["Play"];
  PlayMix: Schemas["PlayMix"];
  PlayTTS: Schemas["PlayTTS"];
  Record: OnlyPlay<Schemas["Record"]>;
  ConsultationCall: OnlyPlay<Schemas["ConsultationCall"]>;
  Redirect: Schemas["Redirect"];
  EnterCCS: OnlyPlay<Schemas["EnterCCS"]>;
  CreateConf: Schemas["CreateConf"];
  JoinConf: Schemas["JoinConfCommand"];
  Hangup: Schemas["Hangup"];
  AgentReady: Schemas["AgentReady"];
}

/** `Play` without its file. */
export type PlayAttributes = Omit<Schemas["Play"], "file">;

/** `PlayTTS` without its text. */
export type PlayTTSAttributes = Omit<Schemas["PlayTTS"], "text">;

/** `Redirect` without its address. */
export type RedirectAttributes = Omit<Schemas["Redirect"], "url">;
