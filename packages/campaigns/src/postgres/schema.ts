/** Version of the tables below. A store with another version is rejected with `store-version`. */
export const SCHEMA_VERSION: number = 1;

/**
 * Tables of the journal, in a schema of their own. As in the SQLite file, a recipient's state is its own where it has
 * one; else it is that of its request. Rows that many workers would lock are split: the progress of planning (`plan`) is
 * apart from the status of a campaign, counts by state come from the requests, and reports count in slots.
 */
export function schemaOf(schema: string): string {
  return `
CREATE SCHEMA IF NOT EXISTS ${schema};
CREATE TABLE ${schema}.version (version integer NOT NULL);
INSERT INTO ${schema}.version VALUES (${SCHEMA_VERSION});
CREATE TABLE ${schema}.campaign (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id text NOT NULL UNIQUE,
  name text NOT NULL UNIQUE,
  template_id text NOT NULL,
  message bytea NOT NULL,
  status text NOT NULL,
  created_at bigint NOT NULL,
  imported_at bigint NOT NULL,
  key_check bytea,
  clock_distrusted boolean NOT NULL DEFAULT false
);
CREATE TABLE ${schema}.plan (
  campaign bigint PRIMARY KEY,
  recipients integer NOT NULL DEFAULT 0,
  sendable integer NOT NULL DEFAULT 0,
  planned integer NOT NULL DEFAULT 0,
  requests integer NOT NULL DEFAULT 0,
  append_id uuid,
  append_duplicates integer
);
CREATE TABLE ${schema}.turn (
  campaign bigint PRIMARY KEY,
  next double precision NOT NULL
);
CREATE TABLE ${schema}.recipient (
  campaign bigint NOT NULL,
  position integer NOT NULL,
  line integer,
  number bytea NOT NULL,
  key bytea NOT NULL,
  datas bytea,
  variant bytea NOT NULL,
  state text,
  code text,
  reported_at bigint,
  PRIMARY KEY (campaign, position)
);
CREATE INDEX recipient_key ON ${schema}.recipient (campaign, key);
CREATE TABLE ${schema}.request (
  campaign bigint NOT NULL,
  number integer NOT NULL,
  req_id text NOT NULL UNIQUE,
  first integer NOT NULL,
  last integer NOT NULL,
  size integer NOT NULL,
  reported integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'waiting',
  code text,
  token integer NOT NULL DEFAULT 0,
  attempt uuid,
  day text,
  begun_at bigint,
  ended_at bigint,
  lease_until bigint,
  sid text,
  PRIMARY KEY (campaign, number)
);
CREATE INDEX request_last ON ${schema}.request (campaign, last);
CREATE INDEX request_open ON ${schema}.request (campaign, state, number)
  WHERE state IN ('waiting', 'intended', 'unknown');
CREATE TABLE ${schema}.tally (
  campaign bigint NOT NULL,
  state text NOT NULL,
  code text NOT NULL,
  slot smallint NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (campaign, state, code, slot)
);`;
}
