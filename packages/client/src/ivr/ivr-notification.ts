import type { NotificationTypes } from "../generated/notifications.js";

/** Name of an IVR notification, as the contract calls it. */
export type IvrNotificationId = keyof NotificationTypes;

/** Parameters of a notification, with wire names. */
export type IvrParameters<Id extends IvrNotificationId> = NotificationTypes[Id]["parameters"];

/** A parsed notification. `Id` narrows it; without it, the type is the union of all. */
export type IvrNotification<Id extends IvrNotificationId = IvrNotificationId> = {
  [Each in Id]: {
    readonly id: Each;
    /** Path below the application's URL. */
    readonly path: string;
    readonly parameters: IvrParameters<Each>;
    /** All parameters, those of your own path included. */
    readonly query: URLSearchParams;
    /**
     * Parameters that the contract does not know, those of your own path included; the last value
     * of each name.
     */
    readonly unknownFields: Readonly<Record<string, string>>;
    /** Query and form, not decoded. */
    readonly raw: RawNotification;
  };
}[Id];

/** Query and form of a notification, not decoded. */
export interface RawNotification {
  readonly query: string;
  readonly form: string;
}

/** A notification to an unknown path. */
export interface UnknownIvrNotification {
  readonly id: "unknown";
  readonly path: string;
  readonly query: URLSearchParams;
  readonly raw: RawNotification;
}
