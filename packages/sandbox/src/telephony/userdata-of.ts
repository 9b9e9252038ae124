import type { IvrCall } from "./ivr-call-state.js";

/** `userdata` of dialIvr, as notifications of the call carry it; nothing for other calls. */
export function userdataOf({ service }: IvrCall): Readonly<Record<string, string>> {
  return service?.userdata === undefined ? {} : { userdata: service.userdata };
}
