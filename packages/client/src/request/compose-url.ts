/** Puts base URL, path of the contract, account id and query together; `sig` comes later. */
export function composeUrl(
  baseUrl: string,
  path: string,
  sid: string,
  query: Readonly<Record<string, string>>,
): string {
  let url = baseUrl + path.replace(/\{\w+\}/, sid);
  let before = "?";
  for (const [name, value] of Object.entries(query)) {
    url += `${before}${name}=${encodeURIComponent(value)}`;
    before = "&";
  }
  return url;
}
