import { beginStay } from "../ivr-call/begin-stay.js";
import { hangUp } from "../ivr-call/hang-up.js";
import type { IvrCall } from "../ivr-call/ivr-call-state.js";
import { listenForKeys } from "../ivr-player/play-script.js";
import { proceed } from "../ivr-player/proceed.js";
import { note } from "../ivr-player/transcript.js";
import { notifyConference } from "./notify-conference.js";
import type { Scene } from "./scene.js";

/** So many may be wrong (documented). */
const TRIES = 3;

/** How long a try may take; one without a key is wrong. `#` ends it, and so do as many keys as the password has. All of this is our choice. */
const PATIENCE_MS = 20_000;

/**
 * Asks whoever joins for the password of the conference, where it has one (documented). After three wrong ones `passwderrorurl` is told and the commands that follow run
 * (our choice); without that address the caller is hung up (spec/reference/conference.md#createconference).
 *
 * @param onEnd hears once whether it was right. It was not, either, when the caller hangs up or is taken elsewhere meanwhile
 */
export function askPassword(scene: Scene, call: IvrCall, onEnd: (right: boolean) => void): void {
  const { engine, conference } = scene;
  const { passwd, passwderrorurl } = conference.settings;
  if (!passwd) {
    onEnd(true);
    return;
  }
  let over = false;
  const end = (right: boolean): void => {
    if (over) return;
    over = true;
    onEnd(right);
  };
  const stay = beginStay(engine, call, "nowhere", () => end(false));

  const giveUp = (): void => {
    end(false);
    if (passwderrorurl) {
      notifyConference(scene, "confPasswordError", passwderrorurl);
      proceed(engine, call);
    } else hangUp(engine, call, `${TRIES} wrong passwords`);
  };
  const ask = (tries: number): void => {
    note(engine, call, "platform", `asks for the password of conference ${conference.confid}`);
    let entered = "";
    const settle = (right: boolean): void => {
      stopWaiting();
      if (!right) note(engine, call, "platform", "the password is wrong");
      if (right) end(true);
      else if (tries > 1) ask(tries - 1);
      else giveUp();
    };
    const take = (keys: string): void => {
      entered += keys;
      const [word = "", ending] = entered.split("#");
      if (ending === undefined && word.length < passwd.length) listenForKeys(engine, call, take);
      else settle(word === passwd);
    };
    const stopWaiting = stay.after(PATIENCE_MS, () => settle(false));
    listenForKeys(engine, call, take);
  };
  ask(TRIES);
}
