import type { PinnedList } from "@cloopen-rest/compat/toolbox";

/** Other clients that ours is compared with. */
export const PEER_LIST: PinnedList = {
  folder: new URL("../peers/", import.meta.url),
  name: "peers",
  notice: "Installing the peers of tools/bench/peers, 60 MB, once …",
  // Without a network this says so at once.
  npmArgs: ["--fetch-retries=0"],
};
