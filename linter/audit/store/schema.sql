-- The audit's store, version 2: one SQLite file (audit.sqlite, WAL). Text is UTF-8; times of day are nowhere in it.

-- Facts about the audit itself: schema (this version), tool, rulebook, language, input, roster, run (a counter), …
CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The rules of the last run. `digest` is that of the rule's YAML as loaded: another digest is another version of it.
CREATE TABLE rules (
  code     TEXT PRIMARY KEY,
  family   TEXT NOT NULL,
  name     TEXT NOT NULL,
  category TEXT NOT NULL,
  level    TEXT NOT NULL,
  title    TEXT NOT NULL,
  basis    TEXT NOT NULL,
  digest   TEXT NOT NULL,
  draft    INTEGER NOT NULL
) WITHOUT ROWID;

-- What was read in a content, once for equal bytes. Key: bytes, suffix, tool version, templates and recognition.
CREATE TABLE readings (
  key          TEXT PRIMARY KEY,
  status       TEXT NOT NULL,      -- checked (it is a report), unreadable, not_a_report
  family       TEXT,               -- the rulebook of its kind
  organisation TEXT,               -- as the report says it
  body         TEXT,               -- department, government, township
  level        TEXT,               -- township, county, prefecture, province
  year         INTEGER,            -- report year
  edition      TEXT,
  format       TEXT,
  pages        INTEGER,
  title        TEXT,
  signed       TEXT,               -- ISO day of the signature
  published    TEXT,               -- ISO day that the page itself states
  content      TEXT,               -- digest of what was read
  outline      TEXT,               -- digest of what counts of it where it is a part of another report
  tables       TEXT,               -- digest of all figures; NULL where they don't tell reports apart
  failure      TEXT,
  detail       TEXT NOT NULL,
  report       BLOB,               -- the report without its document's blocks, and the document: linter/audit/packing.py
  document     BLOB,
  figures      BLOB                -- linter/audit/figures.py; long values come last, since SQLite reads past them
);

-- Hashes of passages of the sections that are compared with other bodies': who shares some may have copied the section.
CREATE TABLE sketches (
  reading TEXT NOT NULL REFERENCES readings(key) ON DELETE CASCADE,
  section TEXT NOT NULL,
  hashes  BLOB NOT NULL,           -- ascending, 32 bits each, little-endian
  PRIMARY KEY (reading, section)
) WITHOUT ROWID;
CREATE INDEX readings_tables ON readings(tables) WHERE tables IS NOT NULL;

-- Bodies: those of the roster or the manifest (`listed`), and those that only reports name.
CREATE TABLE bodies (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  body    TEXT,                    -- department, government, township
  level   TEXT,
  parent  INTEGER REFERENCES bodies(id),
  listed  INTEGER NOT NULL,        -- 1: it stands in the roster (or in the manifest)
  since   INTEGER,                 -- first and last report year for which it must report
  until   INTEGER,
  aliases TEXT NOT NULL DEFAULT '[]',
  line    INTEGER NOT NULL DEFAULT 0
);

-- The input's files. `run` is the run that met the file last; what a finished run did not meet is deleted.
CREATE TABLE files (
  path    TEXT PRIMARY KEY,
  run     INTEGER NOT NULL,
  size    INTEGER NOT NULL,
  digest  TEXT,                    -- SHA-256 of the bytes
  reading TEXT,                    -- key of readings
  failure TEXT,                    -- why there are no bytes: a hostile or damaged member, a file that can't be opened
  detail  TEXT NOT NULL,
  claim   TEXT,                    -- JSON: what the manifest says of it
  body    INTEGER REFERENCES bodies(id),
  year    INTEGER,                 -- report year that it counts for: the report's own, or else the manifest's
  misfiled INTEGER NOT NULL DEFAULT 0, -- 1: the manifest gives it to this body, and it is clearly another one's report
  chosen   INTEGER NOT NULL DEFAULT 0  -- 1: of the files that are its body's report for its year, the one that counts
);
CREATE INDEX files_reading ON files(reading);
CREATE INDEX files_body ON files(body, year);

-- What lies in the input and is no candidate (kind: other_format, excluded, …), and what in the lists could not be used.
CREATE TABLE skipped (
  path   TEXT PRIMARY KEY,
  kind   TEXT NOT NULL,
  detail TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE remarks (
  number INTEGER PRIMARY KEY,
  text   TEXT NOT NULL
);

-- How other reports stand to a report. role: previous, part, peer, version.
CREATE TABLE links (
  path  TEXT NOT NULL,
  role  TEXT NOT NULL,
  other TEXT NOT NULL,
  PRIMARY KEY (path, role, other)
) WITHOUT ROWID;

-- What is compared with each other: a section of one year's reports of one kind. `digest` is that of all its texts and of
-- whose they are; as long as it is the same, what is in `alike` holds.
CREATE TABLE fields (
  family  TEXT NOT NULL,
  year    INTEGER NOT NULL,
  section TEXT NOT NULL,
  digest  TEXT NOT NULL,
  PRIMARY KEY (family, year, section)
) WITHOUT ROWID;

-- Files of a field whose texts may be alike: how many passages they share, and how far apart they stand in its order.
CREATE TABLE alike (
  family  TEXT NOT NULL,
  year    INTEGER NOT NULL,
  section TEXT NOT NULL,
  path    TEXT NOT NULL,
  other   TEXT NOT NULL,
  shared  INTEGER NOT NULL,
  apart   INTEGER NOT NULL
);
CREATE INDEX alike_field ON alike(family, year, section);

-- What became of a subject: a file's path, or 'unpublished/<body>/<year>' for a report that is not there.
CREATE TABLE judgements (
  subject  TEXT PRIMARY KEY,
  key      TEXT NOT NULL,          -- hash of everything that it was judged from
  status   TEXT NOT NULL,          -- checked, unreadable, not_a_report, unpublished
  body     INTEGER,                -- bodies.id
  year     INTEGER,
  mark     TEXT,
  score    TEXT,
  low_mark TEXT,
  low      TEXT,
  errors   INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  advice   INTEGER NOT NULL,
  open     INTEGER NOT NULL,       -- rules that could not be assessed
  failed   INTEGER NOT NULL,       -- 1: a rule itself failed, and its answer is missing
  detail   TEXT NOT NULL,          -- why a file is unreadable or no report
  ends     BLOB NOT NULL,          -- zlib of words, one a rule: its code with h (held), v (violated), u (not assessable),
                                   -- n (not applicable) or e (the rule itself failed)
  reasons  BLOB NOT NULL           -- zlib of JSON, of rules with u or e, by code: the reasons' codes, the reasons in words
);
CREATE INDEX bodies_parent ON bodies(parent);
CREATE INDEX judgements_body ON judgements(body, year);

CREATE TABLE findings (
  subject     TEXT NOT NULL REFERENCES judgements(subject) ON DELETE CASCADE,
  number      INTEGER NOT NULL,    -- in the order of the report's findings, from 1
  code        TEXT NOT NULL,
  level       TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  message     TEXT NOT NULL,
  cause       TEXT NOT NULL,       -- which cell is most likely wrong, and what it should be
  place       TEXT NOT NULL,
  basis       TEXT NOT NULL,
  fix         TEXT NOT NULL,
  section     TEXT,
  "table"     TEXT,
  "row"       TEXT,
  "column"    TEXT,
  page        INTEGER,
  line        INTEGER,
  text        TEXT NOT NULL,
  "values"    TEXT NOT NULL,       -- JSON
  repairs     TEXT NOT NULL,       -- JSON
  related     TEXT NOT NULL,       -- JSON
  PRIMARY KEY (subject, number)
) WITHOUT ROWID;
CREATE INDEX findings_code ON findings(code);

-- What people wrote about a finding, by body and year and not by file, so that it outlives a renamed file.
CREATE TABLE reviews (
  body        TEXT NOT NULL,       -- the body's name, or the file's path where no body is known
  year        INTEGER NOT NULL,    -- 0 where it is not known
  code        TEXT NOT NULL,
  place       TEXT NOT NULL,       -- section/table/row/column keys: the same place in another run
  fingerprint TEXT NOT NULL,       -- the numbers that it was written about
  status      TEXT NOT NULL,
  comment     TEXT NOT NULL,
  deadline    TEXT NOT NULL,       -- ISO day, or ''
  former      TEXT NOT NULL,       -- JSON: what was written while the numbers were others
  PRIMARY KEY (body, year, code, place, fingerprint)
) WITHOUT ROWID;
