import type { JSX } from "preact";
import type { CallRecord, TwoWayCallRecord, VoiceCallRecord } from "../../api/records.js";
import { label, t } from "../../i18n/texts.js";
import { info } from "../../live/sandbox.js";
import { Copy } from "../../ui/copy.js";
import { hrefOf } from "../../ui/route.js";
import { Fact, Facts, Time } from "../../ui/text.js";
import { type AnyCall, isActivity } from "./any-call.js";
import { PhaseBadge } from "./phase-badge.js";
import { Phone } from "./phone.js";
import { RingingPhone } from "./ringing-phone.js";
import { Transcript } from "./transcript.js";

/** One call: who, when, what was said, and the phone at its other end. */
export function CallDetail({ call }: { readonly call: AnyCall }): JSX.Element {
  return (
    <article class="call">
      <h2>
        <span class="number">{call.numbers}</span> <PhaseBadge call={call} />
        <small>
          {label("calls.kind", call.kind)} · {call.callSid}
        </small>
      </h2>
      <Particulars call={call.call} />
      {call.kind === "ivr" && info.value?.readOnly !== true && (
        <>
          {call.phase === "ringing" && <RingingPhone number={call.numbers} />}
          {call.phase === "answered" && <Phone callSid={call.callSid} />}
        </>
      )}
      {(call.kind === "ivr" || call.kind === "twoWay") && <Transcript callSid={call.callSid} />}
    </article>
  );
}

function Particulars({ call }: { readonly call: AnyCall["call"] }): JSX.Element {
  if ("plays" in call) return <Voice call={call} />;
  return "number" in call ? <Ivr call={call} /> : <TwoWay call={call} />;
}

function Voice({ call }: { readonly call: VoiceCallRecord }): JSX.Element {
  return (
    <>
      <section class="card">
        <h3>{t("calls.said")}</h3>
        <ul class="plays">
          {call.plays.map((play, at) => (
            <li key={`${at} ${play}`} class="text">
              {play === call.code ? <mark>{play}</mark> : play}
            </li>
          ))}
        </ul>
        {call.code !== undefined && (
          <div class="actions">
            <Copy text={call.code} label={t("messages.copyCode", { code: call.code })} class="button code-copy" />
          </div>
        )}
      </section>
      <Facts>
        <Times call={call} />
        <Fact name={t("calls.result")}>{call.result && label("calls.result", call.result)}</Fact>
      </Facts>
    </>
  );
}

function Ivr({ call }: { readonly call: CallRecord }): JSX.Element {
  return (
    <Facts>
      <Times call={call} />
      <Fact name={t("calls.activity")}>
        {call.state === "answered" && isActivity(call.activity) && label("calls.activity", call.activity)}
      </Fact>
      {call.confid !== undefined && (
        <Fact name={t("view.conferences")}>
          <a href={hrefOf("conferences", call.confid)}>{call.confid}</a>
        </Fact>
      )}
      <Fact name={t("centre.agents")}>{call.agents?.join(", ")}</Fact>
      <Fact name={t("calls.failure")}>{call.failure && label("calls.failure", call.failure)}</Fact>
    </Facts>
  );
}

function TwoWay({ call }: { readonly call: TwoWayCallRecord }): JSX.Element {
  return (
    <Facts>
      <Times call={{ created: call.created, ended: call.ended }} />
      <Fact name="byetype">{call.byeType}</Fact>
    </Facts>
  );
}

/** Instants of a call. */
interface CallTimes {
  readonly created: string;
  readonly answered?: string | undefined;
  readonly ended?: string | undefined;
}

function Times({ call }: { readonly call: CallTimes }): JSX.Element {
  return (
    <>
      <Fact name={t("calls.began")}>
        <Time iso={call.created} day />
      </Fact>
      {call.answered !== undefined && (
        <Fact name={t("calls.answered")}>
          <Time iso={call.answered} />
        </Fact>
      )}
      {call.ended !== undefined && (
        <Fact name={t("calls.ended")}>
          <Time iso={call.ended} />
        </Fact>
      )}
    </>
  );
}
