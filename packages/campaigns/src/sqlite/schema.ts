/** Version of the tables below. A store with another version is rejected with `store-version`. */
export const SCHEMA_VERSION: number = 1;

/** Marks the file as one of this package's: "cloo" in ASCII. */
export const APPLICATION_ID: number = 0x63_6c_6f_6f;

/**
 * Tables of the journal. A recipient's state is its own where it has one; else it is that of its request, which has one
 * row for up to 200 recipients. So an attempt writes two rows, whatever its size.
 */
export const SCHEMA: string = `
CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  template_id TEXT NOT NULL,
  message BLOB NOT NULL,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  key_check BLOB,
  clock_distrusted INTEGER NOT NULL DEFAULT 0,
  recipients INTEGER NOT NULL DEFAULT 0,
  planned INTEGER NOT NULL DEFAULT 0,
  requests INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE recipient (
  campaign INTEGER NOT NULL,
  position INTEGER NOT NULL,
  line INTEGER,
  number BLOB NOT NULL,
  key BLOB NOT NULL,
  datas BLOB,
  variant BLOB NOT NULL,
  state TEXT,
  code TEXT,
  reported_at INTEGER,
  PRIMARY KEY (campaign, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX recipient_key ON recipient (campaign, key);
CREATE TABLE request (
  campaign INTEGER NOT NULL,
  number INTEGER NOT NULL,
  req_id TEXT NOT NULL UNIQUE,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  size INTEGER NOT NULL,
  reported INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  code TEXT,
  token INTEGER NOT NULL DEFAULT 0,
  day TEXT,
  begun_at INTEGER,
  ended_at INTEGER,
  lease_until INTEGER,
  sid TEXT,
  PRIMARY KEY (campaign, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_state ON request (campaign, state, number);
CREATE INDEX request_last ON request (campaign, last);
CREATE TABLE tally (
  campaign INTEGER NOT NULL,
  state TEXT NOT NULL,
  code TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (campaign, state, code)
) STRICT, WITHOUT ROWID;
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${SCHEMA_VERSION};
`;
