/** Operations that the sandbox does not serve yet: it answers 404, as to any path that it does not know. */
export const UNSERVED: readonly string[] = [
  "applyAppStatus",
  "createApplication",
  "deleteMediaFile",
  "getBill",
  "getCallRecord",
  "loadAppStatus",
  "modifyApplication",
  "modifySubAccount",
  "queryApplication",
  "querySms",
  "sendTemplateSmsAsSubAccount",
];
