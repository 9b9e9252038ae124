/** Puts base URL, path of the contract, account id and query together; `sig` comes later. */
export function composeUrl(
  baseUrl: string,
  path: string,
  sid: string,
  query: Readonly<Record<string, string>>,
): string {
  const url = baseUrl + path.replace(/\{\w+\}/, sid);
  const members = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return members.length === 0 ? url : `${url}?${members.join("&")}`;
}
