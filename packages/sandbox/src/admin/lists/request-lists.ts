import type { RequestRecord } from "../../kernel/request-record.js";
import type { DeliveryAttempt } from "../../webhooks/delivery-attempt.js";
import { describeAttempt } from "../describe.js";
import { describeRequest } from "../describe-request.js";
import { defineList, members, numbered, type RecordList } from "./record-list.js";
import type { ShownAttempt, ShownRequest } from "./shown-records.js";

/** Requests to the platform's paths. */
export const REQUESTS: RecordList<ShownRequest> = defineList<RequestRecord, ShownRequest>({
  kind: "request",
  path: "requests",
  name: "requests",
  filters: {
    ...members("operation", "method", "statusCode", "status", "sid", "fault"),
    contains: ({ url, body = "", answer = "" }, wanted) => [url, body, answer].some((text) => text.includes(wanted)),
  },
  entries: (view) => numbered(view.requests),
  find: (view, id) => view.requests.get(Number(id)),
  at: ({ at }) => at,
  show: describeRequest,
});

/** Attempts at callbacks. */
export const CALLBACKS: RecordList<ShownAttempt> = defineList<DeliveryAttempt, ShownAttempt>({
  kind: "callback",
  path: "callbacks",
  name: "attempts",
  filters: {
    ...members("kind", "url", "method", "attempt", "status"),
    contains: ({ url, body = "" }, wanted) => url.includes(wanted) || body.includes(wanted),
  },
  entries: (view) => view.webhooks().attempts.map((attempt) => [String(attempt.id), attempt] as const),
  find: (view, id) => view.webhooks().attempts.findLast((attempt) => String(attempt.id) === id),
  at: ({ at }) => at,
  show: describeAttempt,
});
