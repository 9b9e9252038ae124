/** Normalises a path below the application's URL: decoded, without slashes at both ends. */
export function notificationPath(segments: readonly string[]): string {
  return segments
    .filter((segment) => segment !== "")
    .map(decode)
    .join("/");
}

/** Extracts the path of a relative URL, such as `menu` of `/menu?room=7`. */
export function pathOf(url: string): string {
  return notificationPath((url.split(/[?#]/, 1)[0] ?? "").split("/"));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
