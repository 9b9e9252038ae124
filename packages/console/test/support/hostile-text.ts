/** What a script of {@link HOSTILE} would set on the window. */
export const SENTINEL = "hacked";

const RUN = `window.${SENTINEL}=1`;

/** A text that tries to become markup, script, an attribute and an address; it turns text around, and has no place to break. */
export const HOSTILE: string = [
  `<script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `"'><svg/onload=${RUN}>`,
  `javascript:${RUN}`,
  `</textarea></style></title><iframe srcdoc="<script>${RUN}</script>">`,
  "{{constructor.constructor('alert(1)')()}}",
  "\u202eturned around\u202d\u2066",
  "x".repeat(2_000),
].join("");
