import { isoTime } from "../../kernel/times.js";
import type { Message, Reply, Template } from "../../services/sms/state.js";
import { describeDelivery, describeMessage, describeTemplate } from "../describe.js";
import { pickCode } from "./pick-code.js";
import { defineList, member, members, numbered, type RecordList } from "./record-list.js";
import type { ShownMessage } from "./shown-records.js";

/** Messages that were accepted. */
export const MESSAGES: RecordList<ShownMessage> = defineList<Readonly<Message>, ShownMessage>({
  kind: "message",
  path: "messages",
  name: "messages",
  idName: "sid",
  filters: {
    ...members("to", "templateId", "sid", "appId", "reqId"),
    template: member("templateId"),
    code: (message, wanted) => pickCode(message) === wanted,
    contains: ({ text }, wanted) => text.includes(wanted),
  },
  entries: (view) => view.state().messages,
  find: (view, id) => view.state().messages.get(id),
  at: ({ sent }) => sent,
  show: (message, view, id) => ({
    id,
    ...describeMessage(message),
    ...codeOf(pickCode(message)),
    deliveries: view.deliveriesOf(message).map(describeDelivery),
  }),
});

/** What phones wrote. */
export const REPLIES: RecordList = defineList<Reply>({
  kind: "reply",
  path: "replies",
  name: "replies",
  filters: { ...members("from", "appId"), contains: ({ content }, wanted) => content.includes(wanted) },
  entries: (view) => numbered(view.state().replies),
  find: (view, id) => view.state().replies.get(Number(id)),
  at: ({ at }) => at,
  show: ({ at, ...rest }) => ({ ...rest, at: isoTime(at) }),
});

/** Templates of messages. */
export const TEMPLATES: RecordList = defineList<Readonly<Template>>({
  kind: "template",
  path: "templates",
  name: "templates",
  filters: members("id", "appId", "status", "type"),
  entries: (view) => view.state().templates,
  find: (view, id) => view.state().templates.get(id),
  at: ({ created }) => created,
  show: describeTemplate,
});

function codeOf(code: string | undefined): { readonly code?: string } {
  return code === undefined ? {} : { code };
}
