import type { PlannedFault } from "../../faults/fault-list.js";
import type { Application } from "../../kernel/application.js";
import type { Clock } from "../../kernel/clock.js";
import { isoTime } from "../../kernel/times.js";
import type { Warning } from "../../kernel/warnings.js";
import type { MainAccount, SubAccount } from "../../services/accounts/state.js";
import type { MediaFile } from "../../services/voice/state.js";
import type { CallerStep } from "../../telephony/caller-script.js";
import { describeAccount, describeApplication, describeMediaFile, describeSubAccount } from "../describe.js";
import { defineList, members, type RecordList } from "./record-list.js";

/** Accounts, applications, and what a test sets up. */
export const SET_UP_LISTS: readonly RecordList[] = [
  defineList<Readonly<MainAccount>>({
    kind: "account",
    path: "accounts",
    name: "accounts",
    filters: members("status"),
    entries: (view) => [[view.state().account.sid, view.state().account] as const],
    find: (view, id) => (view.state().account.sid === id ? view.state().account : undefined),
    show: (item, _view, id) => ({ id, ...describeAccount(item) }),
  }),
  defineList<Readonly<SubAccount>>({
    kind: "sub-account",
    path: "sub-accounts",
    name: "subAccounts",
    idName: "sid",
    filters: members("sid", "appId", "status", "friendlyName"),
    entries: (view) => view.state().subAccounts,
    find: (view, id) => view.state().subAccounts.get(id),
    at: ({ created }) => created,
    show: (item, _view, id) => ({ id, ...describeSubAccount(item) }),
  }),
  defineList<Readonly<Application>>({
    kind: "application",
    path: "applications",
    name: "applications",
    idName: "appId",
    filters: members("appId", "name", "live"),
    entries: (view) => view.state().applications,
    find: (view, id) => view.state().applications.get(id),
    show: (item, _view, id) => ({ id, ...describeApplication(item) }),
  }),
  defineList<Readonly<MediaFile>>({
    kind: "media-file",
    path: "media-files",
    name: "mediaFiles",
    filters: members("appId", "filename", "approved"),
    entries: (view) => view.state().mediaFiles,
    find: (view, id) => view.state().mediaFiles.get(id),
    at: ({ created }) => created,
    show: (item, _view, id) => ({ id, ...describeMediaFile(item) }),
  }),
  defineList<PlannedFault>({
    kind: "fault",
    path: "faults",
    name: "faults",
    filters: {},
    entries: (view) => view.faults.list.map((planned) => [String(planned.id), planned] as const),
    find: (view, id) => view.faults.list.find((planned) => String(planned.id) === id),
    show: (planned) => planned,
  }),
  defineList<Warning>({
    kind: "warning",
    path: "warnings",
    name: "warnings",
    filters: {
      ...members("operation"),
      contains: ({ what }, wanted) => what.includes(wanted),
    },
    entries: (view) => view.warnings.byKey,
    find: (view, id) => view.warnings.byKey.get(id),
    show: (warning, _view, id) => ({ id, ...warning }),
  }),
];

/** The clock's only id in the event stream. */
export const CLOCK_ID = "clock";

/** What has a shape of its own outside of the event stream: the clock, and what scripted parties do. */
export const STREAMED_ONLY: readonly RecordList[] = [
  defineList<Clock>({
    kind: "clock",
    path: "clock",
    name: "clock",
    filters: {},
    entries: (view) => [[CLOCK_ID, view.clock] as const],
    find: (view, id) => (id === CLOCK_ID ? view.clock : undefined),
    show: (clock, _view, id) => ({ id, now: isoTime(clock.now()) }),
  }),
  defineList<{ readonly script: readonly CallerStep[] }>({
    kind: "script",
    path: "scripts",
    name: "scripts",
    filters: {},
    entries: (view) => [...view.state().scripts].map(([number, script]) => [number, { script }] as const),
    find(view, id) {
      const script = view.state().scripts.get(id);
      return script && { script };
    },
    show: (record, _view, id) => ({ id, ...record }),
  }),
];
