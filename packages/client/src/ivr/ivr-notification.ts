import type { NotificationTypes } from "../generated/notifications.js";

/** Name of an IVR notification, as the contract calls it. */
export type IvrNotificationId = keyof NotificationTypes;

/** What a notification brings, under the names of the wire. */
export type IvrParameters<Id extends IvrNotificationId> = NotificationTypes[Id]["parameters"];

/** A notification that was read. `Id` narrows it; without one it is the union of all. */
export type IvrNotification<Id extends IvrNotificationId = IvrNotificationId> = {
  [Each in Id]: {
    readonly id: Each;
    /** Where it came to, below the application's own URL. */
    readonly path: string;
    readonly parameters: IvrParameters<Each>;
    /** All that came, arguments that you wrote into the path included. */
    readonly query: URLSearchParams;
    /**
     * Parameters that the contract does not know, the last of each name; arguments that you wrote
     * into the path are among them.
     */
    readonly unknownFields: Readonly<Record<string, string>>;
    /** Query and form as they came, not decoded. */
    readonly raw: RawNotification;
  };
}[Id];

/** Query and form of a notification as they came, not decoded. */
export interface RawNotification {
  readonly query: string;
  readonly form: string;
}

/** A notification to a path that nobody gave a meaning. */
export interface UnknownIvrNotification {
  readonly id: "unknown";
  readonly path: string;
  readonly query: URLSearchParams;
  readonly raw: RawNotification;
}
