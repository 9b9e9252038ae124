/**
 * Ways in which a page makes the browser fetch an address, each with the address as its first group. Links that a reader follows (`<a href>`), names of
 * XML namespaces and addresses in prose are not among them.
 */
const LOADS: readonly RegExp[] = [
  /<(?:script|img|iframe|source|audio|video|embed|input|track)\b[^>]*?\ssrc\s*=\s*["']?(https?:\/\/[^"'\s>]+)/gi,
  /<(?:link|use|image)\b[^>]*?\s(?:xlink:)?href\s*=\s*["']?((?:https?:)?\/\/[^"'\s>]+)/gi,
  /<(?:object)\b[^>]*?\sdata\s*=\s*["']?(https?:\/\/[^"'\s>]+)/gi,
  /url\(\s*["']?((?:https?:)?\/\/[^"')\s]+)/gi,
  /@import\s+["']?((?:https?:)?\/\/[^"';\s]+)/gi,
  /\bimport\s*\(?\s*["'`](https?:\/\/[^"'`]+)/g,
  /\bfrom\s*["'`](https?:\/\/[^"'`]+)["'`]\s*;/g,
  /\b(?:fetch|importScripts|sendBeacon|Worker|EventSource|WebSocket)\(\s*["'`]((?:https?|wss?):\/\/[^"'`]+)/g,
  /\.open\(\s*["'`][A-Z]+["'`]\s*,\s*["'`](https?:\/\/[^"'`]+)/g,
  /\b(?:src|srcSet|poster)\s*[:=]\s*(?:[\w$.!]+\s*\?\s*)?["'`](https?:\/\/[^"'`]+)/g,
  /(https?:\/\/(?:cdn\.|fonts\.|otel\.|[\w-]*analytics|www\.googletagmanager)[^"'`\s)]*)/g,
];

/** Every address of another host that the page would load. */
export function findLoads(html: string): string[] {
  return LOADS.flatMap((pattern) => Array.from(html.matchAll(pattern), (match) => match[1] ?? match[0]));
}
