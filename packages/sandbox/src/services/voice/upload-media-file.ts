import type { Handler } from "../../kernel/engine.js";
import { findApplication } from "../../kernel/find-application.js";
import { Refusal } from "../../kernel/refusal.js";
import { requireQuery } from "../../kernel/require-query.js";
import { type MediaFile, mediaFileKey } from "./voice-state.js";

/** How long the review takes: our choice. */
const REVIEW_MS = 60_000;

/**
 * Takes a sound file into review; an earlier one of the same name is replaced (our choice). The bytes are neither checked nor kept, so nothing is to be fetched
 * from `downloadUrl`, whose host exists nowhere. It is left out for a zip (documented; that it comes for every wav is our choice).
 *
 * @throws {Refusal} `111169`, `111171`, `111170` for the application's id and `111212` while it is not live (documented), `108022` for a query member that is missing
 *   and `108023` for a file name without wav or zip (older table), `160030` for an empty file; that these are given here is our choice
 */
export const uploadMediaFile: Handler = ({ state, clock }, { file }, _principal, query) => {
  const { appId, live } = findApplication(state, checkedAppId(query["appid"]));
  if (!live) throw new Refusal("111212");
  const filename = requireQuery(query, "filename");
  const extension = /^.+\.(wav|zip)$/i.exec(filename)?.[1]?.toLowerCase();
  if (extension === undefined) throw new Refusal("108023");
  const size = file instanceof Uint8Array ? file.length : 0;
  if (size === 0) throw new Refusal("160030");
  const uploaded: MediaFile = { appId, filename, size, created: clock.now(), approved: false };
  state.voice.files.set(mediaFileKey(appId, filename), uploaded);
  clock.after(REVIEW_MS, () => {
    uploaded.approved = true;
  });
  return extension === "zip" ? {} : { downloadUrl: `http://files.invalid/${appId}/${encodeURIComponent(filename)}` };
};

/** As in bodies, where the contract says it; a query is not validated by it. */
function checkedAppId(appId: string | undefined): string {
  if (!appId) throw new Refusal("111169");
  if (appId.length !== 32) throw new Refusal("111171");
  if (!/^[0-9A-Za-z]*$/.test(appId)) throw new Refusal("111170");
  return appId;
}
