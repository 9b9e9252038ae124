import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { send } from "../../api/http.js";
import type { DeliveryRecord, MessageRecord } from "../../api/records.js";
import { label, t } from "../../i18n/texts.js";
import { info } from "../../live/sandbox.js";
import { attempt } from "../../ui/announce.js";
import { Copy } from "../../ui/copy.js";
import { Badge, Fact, Facts, Time } from "../../ui/text.js";
import { type Entry, splitAtCode } from "./conversations.js";

/** One message as a phone shows it, and what the sandbox knows of it. */
export function Bubble({ entry, number }: { readonly entry: Entry; readonly number: string }): JSX.Element {
  if (entry.kind === "received") {
    return (
      <li class="bubble from-phone">
        <p class="text">{entry.reply.content}</p>
        <p class="meta">
          {t("messages.received")} · <Time iso={entry.at} day />
        </p>
      </li>
    );
  }
  const { message, delivery } = entry;
  const [before, code, after] = splitAtCode(message.text, message.code);
  return (
    <li class="bubble">
      <p class="text">
        {before}
        {code !== "" && <mark>{code}</mark>}
        {after}
      </p>
      {message.code !== undefined && (
        <Copy text={message.code} label={t("messages.copyCode", { code: message.code })} class="button code-copy" />
      )}
      <p class="meta">
        <Time iso={entry.at} day />
        <DeliveryState delivery={delivery} />
        <span>
          {message.templateId === undefined
            ? t("messages.freeText")
            : t("messages.template", { id: message.templateId })}
        </span>
        {message.to.length > 1 && <span>{t("messages.more", { n: message.to.length - 1 })}</span>}
      </p>
      <details>
        <summary>{t("messages.details")}</summary>
        <Facts>
          <Fact name="smsMessageSid">{message.sid}</Fact>
          <Fact name="appId">{message.appId}</Fact>
          {message.datas.length > 0 && (
            <Fact name={t("messages.variables")}>
              <ol class="variables">
                {message.datas.map((data, at) => (
                  <li key={at}>
                    <code>{`{${at + 1}}`}</code> {data}
                  </li>
                ))}
              </ol>
            </Fact>
          )}
          <Fact name="reqId">{message.reqId}</Fact>
          <Fact name="subAppend">{message.subAppend}</Fact>
          {delivery?.deliverCode !== undefined && (
            <Fact name="deliverCode">
              <code>{delivery.deliverCode}</code> {deliverMeaning(delivery.deliverCode)}
            </Fact>
          )}
        </Facts>
        {info.value?.readOnly !== true && <ChangeDelivery message={message} number={number} />}
      </details>
    </li>
  );
}

function DeliveryState({ delivery }: { readonly delivery: DeliveryRecord | undefined }): JSX.Element {
  if (delivery?.status === undefined) return <Badge tone="muted">{t("messages.waiting")}</Badge>;
  const isDelivered = delivery.status === "0";
  return (
    <Badge tone={isDelivered ? "ok" : "bad"}>
      {t(isDelivered ? "messages.delivered" : "messages.failed")}
      {delivery.deliverCode !== undefined && ` · ${delivery.deliverCode}`}
    </Badge>
  );
}

/** States of SMPP 3.4, which carriers send as they are; others have words of their own. */
const DELIVER_CODES = ["DELIVRD", "UNDELIV", "EXPIRED", "REJECTD", "DELETED", "UNKNOWN"];

function deliverMeaning(code: string): string | undefined {
  return DELIVER_CODES.includes(code) ? label("deliver", code) : undefined;
}

function ChangeDelivery({
  message,
  number,
}: {
  readonly message: MessageRecord;
  readonly number: string;
}): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        const deliverCode = field.current?.value ?? "";
        const path = `/messages/${encodeURIComponent(message.sid)}/delivery`;
        attempt(() => send("PUT", path, { deliverCode, to: number }), t("ran"));
      }}
    >
      <label>
        <span>{t("messages.deliverCode")}</span>
        <input ref={field} type="text" list="deliver-codes" defaultValue="UNDELIV" pattern="[\w:\-]{1,20}" required />
      </label>
      <datalist id="deliver-codes">
        {DELIVER_CODES.map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
      <button type="submit" class="button">
        {t("messages.report")}
      </button>
    </form>
  );
}
