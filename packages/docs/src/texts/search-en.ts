import type { SearchTexts } from "./search-texts.js";

/** The English texts of the search, which its script brings along. */
export const EN: SearchTexts = {
  open: "Search",
  label: "Search everything",
  placeholder: "Operation, field, code or words",
  none: "Nothing found. Try fewer or other words.",
  hint: "↑ ↓ to choose, Enter to open, Esc to close",
  close: "Close",
  failed: "The search index could not be loaded.",
  kinds: {
    guide: "Guide",
    operation: "Operation",
    webhook: "Webhook",
    "ivr-command": "IVR command",
    code: "Code",
    page: "Page",
    decision: "Decision",
  },
};
