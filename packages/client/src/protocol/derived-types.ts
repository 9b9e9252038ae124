/** Body of an operation with `appId` optional, since the client fills it in. */
export type DefaultAppId<Body extends { appId?: string }> = Omit<Body, "appId"> & { appId?: string };

/** Requires at least one of several fields. */
export type AtLeastOne<T, Names extends keyof T> = { [Name in Names]: Required<Pick<T, Name>> }[Names];

type ListNames<T> = { [Name in keyof T]-?: NonNullable<T[Name]> extends readonly unknown[] ? Name : never }[keyof T];

/** A decoded result. Lists are always present, empty when the platform sent no items. */
export type Decoded<T> = Omit<T, ListNames<T>> & { [Name in ListNames<T>]-?: NonNullable<T[Name]> };
