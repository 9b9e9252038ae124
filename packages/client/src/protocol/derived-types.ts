/** The body of an operation with `appId` optional: the client knows it. */
export type DefaultAppId<Body extends { appId?: string }> = Omit<Body, "appId"> & { appId?: string };

/** At least one of two or more members is needed. */
export type AtLeastOne<T, Names extends keyof T> = { [Name in Names]: Required<Pick<T, Name>> }[Names];

type ListNames<T> = { [Name in keyof T]-?: NonNullable<T[Name]> extends readonly unknown[] ? Name : never }[keyof T];

/** A decoded result: lists are always there, empty when the platform sent none. */
export type Decoded<T> = Omit<T, ListNames<T>> & { [Name in ListNames<T>]-?: NonNullable<T[Name]> };
