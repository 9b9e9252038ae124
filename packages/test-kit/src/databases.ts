import { execFile } from "node:child_process";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "./loopback.js";
import { type RunningProgram, startProgram } from "./start-program.js";

/** A database of the tests' own, on loopback. */
export interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL server of the tests' own. */
export interface PostgresDatabase extends Database {
  /**
   * Ends the server and starts it again on the same cluster and port. `SIGINT` (default) ends all connections and shuts
   * down cleanly; `SIGQUIT` is a crash, after which the server recovers from its log.
   */
  restart(signal?: "SIGINT" | "SIGQUIT"): Promise<void>;
}

/** Options of {@link startPostgres}. */
export interface PostgresOptions {
  /** Whether commits reach the disk, as in production; false by default, for speed. */
  readonly fsync?: boolean;
}

const run = promisify(execFile);
/** Where Debian puts the programs of each version of PostgreSQL, which are not on the PATH. */
const POSTGRES_VERSIONS = "/usr/lib/postgresql";

/** Finds `redis-server`; `undefined` when there is none. */
export function findRedis(): Promise<string | undefined> {
  return findOnPath("redis-server");
}

/** Finds the folder of `initdb` and `postgres`; `undefined` when there is none. */
export async function findPostgres(): Promise<string | undefined> {
  const versions = await readdir(POSTGRES_VERSIONS).catch(() => []);
  const newest = versions.sort((one, other) => Number(other) - Number(one))[0];
  return newest === undefined ? undefined : join(POSTGRES_VERSIONS, newest, "bin");
}

/** Starts Redis without persistence on a free port of loopback. */
export async function startRedis(program: string): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-redis-"));
  const port = await freePort();
  const flags = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const server = startProgram(program, flags);
  await server.line(/Ready to accept connections/);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      await server.stop("SIGTERM");
      await rm(folder, { recursive: true });
    },
  };
}

/** Starts PostgreSQL with a new cluster on a free port of loopback. It does not run as root, so root hands it to `postgres`. */
export async function startPostgres(
  programs: string,
  { fsync = false }: PostgresOptions = {},
): Promise<PostgresDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "cloopen-postgres-"));
  const port = await freePort();
  const user = await unprivilegedUser();
  const wrapped = user === undefined ? [] : ["setpriv", `--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const cluster = join(folder, "cluster");
  const command = (program: string, ...flags: string[]): [string, string[]] => {
    const [file = "", ...rest] = [...wrapped, join(programs, program), ...flags];
    return [file, rest];
  };
  const locale = ["--encoding=UTF8", "--locale=C"];
  await run(...command("initdb", "--pgdata", cluster, "--username=test", "--auth=trust", "--no-sync", ...locale));
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  const flags = [...settings, `fsync=${fsync ? "on" : "off"}`].flatMap((setting) => ["-c", setting]);

  async function start(): Promise<RunningProgram> {
    // The server logs to stderr; `startProgram` reads lines from stdout.
    const [file, args] = command("postgres", "-D", cluster, ...flags);
    const server = startProgram("sh", ["-c", 'exec "$@" 2>&1', "sh", file, ...args]);
    await server.line(/database system is ready to accept connections/);
    return server;
  }
  let server = await start();
  return {
    url: `postgresql://test@127.0.0.1:${port}/postgres`,
    async restart(signal = "SIGINT") {
      await server.stop(signal);
      server = await start();
    },
    async stop() {
      // With SIGTERM it waits for its clients to close, so that none of them sees an error.
      await server.stop("SIGTERM");
      await rm(folder, { recursive: true });
    },
  };
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (userInfo().uid !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (flag) => Number((await run("id", [flag, "postgres"])).stdout)),
  );
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

async function findOnPath(program: string): Promise<string | undefined> {
  const { stdout } = await run("sh", ["-c", 'command -v "$1" || true', "sh", program]);
  return stdout.trim() || undefined;
}
