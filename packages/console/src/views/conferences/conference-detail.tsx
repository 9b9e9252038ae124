import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { send } from "../../api/http.js";
import type { ConferenceRecord } from "../../api/records.js";
import { t } from "../../i18n/texts.js";
import * as lists from "../../live/lists.js";
import { info } from "../../live/sandbox.js";
import { attempt } from "../../ui/announce.js";
import { hrefOf } from "../../ui/route.js";
import { Badge, Fact, Facts, Time } from "../../ui/text.js";

/** Runs a command of controlConference. */
type Run = (command: string, attributes?: Readonly<Record<string, string>>) => void;

/** One conference: its members, and the commands of the API. */
export function ConferenceDetail({ conference }: { readonly conference: ConferenceRecord }): JSX.Element {
  const { confid, appId, recording, playing, alarm } = conference;
  const run: Run = (command, attributes = {}) =>
    attempt(
      () => send("POST", "/operations/controlConference", { Appid: appId, [command]: { confid, ...attributes } }),
      t("ran"),
    );
  const canChange = info.value?.readOnly !== true;
  return (
    <article class="conference">
      <h2>
        {t("conferences.title", { id: confid })}{" "}
        {recording !== undefined && <Badge tone="bad">{t("conferences.recording")}</Badge>}
        {playing !== undefined && <Badge tone="info">{t("conferences.playing", { file: playing.filename })}</Badge>}
      </h2>
      {canChange && <Commands conference={conference} run={run} />}
      <Members conference={conference} run={canChange ? run : undefined} />
      <Facts>
        <Fact name={t("calls.began")}>
          <Time iso={conference.created} day />
        </Fact>
        <Fact name={t("conferences.volumeName")}>{String(conference.volume)}</Fact>
        {alarm?.at !== undefined && (
          <Fact name={t("conferences.alarm")}>
            <Time iso={alarm.at} day />
          </Fact>
        )}
        {Object.entries(conference.settings).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </Facts>
    </article>
  );
}

function Commands({ conference, run }: { readonly conference: ConferenceRecord; readonly run: Run }): JSX.Element {
  const number = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const { recording, playing } = conference;
  return (
    <section class="card" aria-label={t("conferences.commands")}>
      <div class="forms">
        <form
          class="inline-form"
          onSubmit={(event) => {
            event.preventDefault();
            run("InviteJoinConf", { number: number.current?.value ?? "" });
          }}
        >
          <label class="grow">
            <span>{t("scripts.number")}</span>
            <input ref={number} type="tel" defaultValue="13800138000" required />
          </label>
          <button type="submit" class="button primary">
            {t("conferences.invite")}
          </button>
        </form>
        <form
          class="inline-form"
          onSubmit={(event) => {
            event.preventDefault();
            run("ConfPlay", { filename: file.current?.value ?? "" });
          }}
        >
          <label class="grow">
            <span>{t("conferences.file")}</span>
            <input ref={file} type="text" defaultValue="music.wav" required />
          </label>
          <button type="submit" class="button">
            {t("conferences.play")}
          </button>
        </form>
      </div>
      <div class="actions">
        <button type="button" class="button" disabled={playing === undefined} onClick={() => run("ConfStopPlay")}>
          {t("conferences.stopPlay")}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => run(recording === undefined ? "ConfRecord" : "ConfStopRecord")}
        >
          {t(recording === undefined ? "conferences.record" : "conferences.stopRecord")}
        </button>
        <button type="button" class="button" onClick={() => run("ConfVolumeAdjust", { adjusttype: "true" })}>
          {t("conferences.louder")}
        </button>
        <button type="button" class="button" onClick={() => run("ConfVolumeAdjust", { adjusttype: "false" })}>
          {t("conferences.quieter")}
        </button>
        <button type="button" class="button" onClick={() => run("ConfAlarmClock", { time: "60" })}>
          {t("conferences.alarmIn", { n: 60 })}
        </button>
        <button type="button" class="button danger" onClick={() => run("DismissConf", { autohangup: "true" })}>
          {t("conferences.dismiss")}
        </button>
      </div>
    </section>
  );
}

function Members({
  conference,
  run,
}: {
  readonly conference: ConferenceRecord;
  readonly run: Run | undefined;
}): JSX.Element {
  const { members, invited, muted, paused, host } = conference;
  if (members.length + invited.length === 0) return <p class="hint">{t("conferences.nobody")}</p>;
  return (
    <section>
      <h3>{t("conferences.members")}</h3>
      <ul class="rows">
        {members.map((callid) => (
          <li key={callid}>
            <Who callid={callid} />
            <span>
              {callid === host && <Badge tone="info">{t("conferences.host")}</Badge>}
              {muted.includes(callid) && <Badge tone="warn">{t("conferences.muted")}</Badge>}
              {paused.includes(callid) && <Badge tone="warn">{t("conferences.deaf")}</Badge>}
            </span>
            {run !== undefined && (
              <MemberActions
                callid={callid}
                isMuted={muted.includes(callid)}
                isPaused={paused.includes(callid)}
                run={run}
              />
            )}
          </li>
        ))}
        {invited.map((callid) => (
          <li key={callid}>
            <Who callid={callid} />
            <Badge tone="muted">{t("conferences.invited")}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Who({ callid }: { readonly callid: string }): JSX.Element {
  // Read through the signal, so that a number that comes later is seen.
  const call = lists.calls.items.value.length > 0 ? lists.calls.get(callid) : undefined;
  return (
    <a class="number" href={hrefOf("calls", callid)}>
      {call?.number ?? callid}
    </a>
  );
}

function MemberActions({
  callid,
  isMuted,
  isPaused,
  run,
}: {
  readonly callid: string;
  readonly isMuted: boolean;
  readonly isPaused: boolean;
  readonly run: Run;
}): JSX.Element {
  return (
    <div class="actions">
      <button type="button" class="button" onClick={() => run(isMuted ? "ConfUnMute" : "ConfMute", { callid })}>
        {t(isMuted ? "conferences.unmute" : "conferences.mute")}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => run(isPaused ? "ConfMemberResume" : "ConfMemberPause", { callid })}
      >
        {t(isPaused ? "conferences.resume" : "conferences.pause")}
      </button>
      <button type="button" class="button danger" onClick={() => run("QuitConf", { callid })}>
        {t("conferences.removeMember")}
      </button>
    </div>
  );
}
