export {
  type Database,
  findPostgres,
  findRedis,
  type PostgresDatabase,
  type PostgresOptions,
  startPostgres,
  startRedis,
} from "./databases.js";
export { findChromium, HOW_TO_GET_CHROMIUM } from "./find-chromium.js";
export { freePort, listenOnLoopback } from "./loopback.js";
export { requireProgram } from "./require-program.js";
export { type ProgramOptions, type ProgramResult, type RunningProgram, startProgram } from "./start-program.js";
export { ACCOUNT_SID, APP_ID, AUTH_TOKEN } from "./synthetic-account.js";
