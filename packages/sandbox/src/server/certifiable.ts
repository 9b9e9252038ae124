/** Domain under which the platform's hosts are (spec/reference/authentication.md#base-url-hosts-tls). */
export const PLATFORM_DOMAIN = "cloopen.com";

/** Whether the sandbox's authority may certify a name: hosts of the platform, and this machine. */
export function isCertifiable(name: string): boolean {
  return name === PLATFORM_DOMAIN || name.endsWith(`.${PLATFORM_DOMAIN}`) || name === "localhost";
}
