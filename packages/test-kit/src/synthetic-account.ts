/** Synthetic account SID in the platform's shape: 32 hexadecimal digits. */
export const ACCOUNT_SID: string = "a".repeat(32);

/** Synthetic auth token in the platform's shape. */
export const AUTH_TOKEN: string = "b".repeat(32);

/** Synthetic application id in the platform's shape. */
export const APP_ID: string = "c".repeat(32);
