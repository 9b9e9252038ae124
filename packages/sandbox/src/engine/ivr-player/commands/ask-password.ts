import { notifyConference } from "../../conference/notify-conference.js";
import type { Scene } from "../../conference/scene.js";
import { beginStay } from "../../ivr-call/begin-stay.js";
import { hangUp } from "../../ivr-call/hang-up.js";
import type { IvrCall } from "../../ivr-call-state.js";
import { listenForKeys } from "../play-script.js";
import { proceed } from "../proceed.js";
import { note } from "../transcript.js";

/** So many may be wrong (documented). */
const TRIES = 3;

/** How long a try may take; one without a key is wrong. `#` ends it, and so do as many keys as the password has. All of this is our choice. */
const PATIENCE_MS = 20_000;

/**
 * Asks whoever joins for the password of the conference. After three wrong ones `passwderrorurl` is told and the commands that follow run (our choice); without that
 * address the caller is hung up (ivr-conference-agent.md §9).
 *
 * @param onRight runs when it is right, or when there is none
 */
export function askPassword(scene: Scene, call: IvrCall, onRight: () => void, tries: number = TRIES): void {
  const { engine, conference } = scene;
  const { passwd, passwderrorurl } = conference.settings;
  if (!passwd) {
    onRight();
    return;
  }
  const stay = beginStay(engine, call, "nowhere");
  note(engine, call, "platform", `asks for the password of conference ${conference.confid}`);

  const wrong = (): void => {
    note(engine, call, "platform", "the password is wrong");
    if (tries > 1) askPassword(scene, call, onRight, tries - 1);
    else if (passwderrorurl) {
      notifyConference(scene, "confPasswordError", passwderrorurl);
      proceed(engine, call);
    } else hangUp(engine, call, `${TRIES} wrong passwords`);
  };
  let entered = "";
  const take = (keys: string): void => {
    entered += keys;
    const [word = "", end] = entered.split("#");
    if (end === undefined && word.length < passwd.length) listenForKeys(engine, call, take);
    else if (word === passwd) onRight();
    else wrong();
  };
  listenForKeys(engine, call, take);
  stay.after(PATIENCE_MS, wrong);
}
