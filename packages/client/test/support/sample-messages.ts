import type { Message } from "../../src/protocol/descriptor.js";

/** A response with a renamed field, aliases, a bare list and a wrapped one. */
export const REPLY: Message = {
  root: "Response",
  members: [
    { name: "statusCode", aliases: ["statuscode"] },
    {
      name: "templateSMS",
      xml: "TemplateSMS",
      aliases: ["sms"],
      members: [{ name: "smsMessageSid" }, { name: "dateCreated" }],
    },
    { name: "SubAccount", list: "bare", members: [{ name: "subAccountSid" }, { name: "friendlyName" }] },
    { name: "reports", list: "bare" },
    { name: "agents", list: { item: "agent" }, members: [{ name: "agentid", at: "attribute" }, { name: "state" }] },
    { name: "datas", list: { item: "data" } },
    { name: "statusMsg" },
  ],
};

/** Constructs of XML: attributes, character data, attributes of a sibling's element. */
export const MEDIA: Message = {
  root: "Request",
  members: [
    { name: "mediaName", required: true },
    { name: "mediaNameType", xml: "type", on: "mediaName" },
    {
      name: "Play",
      members: [
        { name: "loop", at: "attribute" },
        { name: "file", at: "text" },
      ],
    },
    { name: "Cmd", members: [{ name: "id", at: "attribute" }, { name: "note" }] },
  ],
};

/**
 * An IVR-like message that is itself a list of different elements, one of which holds a list of the same kind.
 */
export const SEQUENCE: Message = {
  root: "Response",
  sequence: true,
  members: [
    {
      name: "Play",
      members: [
        { name: "loop", at: "attribute" },
        { name: "file", at: "text" },
      ],
    },
    { name: "Hangup", members: [] },
    { name: "Say" },
    {
      name: "Get",
      members: [
        { name: "numdigits", at: "attribute" },
        {
          name: "prompts",
          list: "sequence",
          members: [{ name: "Play", members: [{ name: "file", at: "text" }] }, { name: "Say" }],
        },
      ],
    },
  ],
};
