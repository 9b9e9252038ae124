import type { Message, Template } from "../../services/sms/state.js";
import { describeDelivery, describeMessage, describeTemplate } from "../describe.js";
import { pickCode } from "./pick-code.js";
import { defineList, member, members, type RecordList } from "./record-list.js";

/** Messages and their templates. */
export const MESSAGE_LISTS: readonly RecordList[] = [
  defineList<Readonly<Message>>({
    kind: "message",
    path: "messages",
    name: "messages",
    filters: {
      ...members("to", "templateId", "sid", "appId", "reqId"),
      template: member("templateId"),
      code: (message, wanted) => pickCode(message) === wanted,
      contains: ({ text }, wanted) => text.includes(wanted),
    },
    entries: (view) => view.state().messages,
    find: (view, id) => view.state().messages.get(id),
    at: ({ sent }) => sent,
    show: (message, view) => ({
      ...describeMessage(message),
      ...codeOf(pickCode(message)),
      deliveries: view.deliveriesOf(message).map(describeDelivery),
    }),
  }),
  defineList<Readonly<Template>>({
    kind: "template",
    path: "templates",
    name: "templates",
    filters: members("id", "appId", "status", "type"),
    entries: (view) => view.state().templates,
    find: (view, id) => view.state().templates.get(id),
    at: ({ created }) => created,
    show: describeTemplate,
  }),
];

function codeOf(code: string | undefined): object {
  return code === undefined ? {} : { code };
}
