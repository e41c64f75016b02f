-- What of a website is protected, and sessions that belong to one host.

-- Which paths below the mount ask for an approved access: all ('site'), those in paths ('paths'), none, though whoever
-- is signed in is told to the pages ('optional'), none ('nothing').
ALTER TABLE website ADD COLUMN protection TEXT NOT NULL DEFAULT 'site'
  CHECK (protection IN ('site', 'paths', 'optional', 'nothing'));
-- One prefix a line, '/members/', for 'paths'.
ALTER TABLE website ADD COLUMN paths TEXT NOT NULL DEFAULT '' CHECK (length(paths) <= 2000);
-- A closed website lets nobody pass, whatever the accesses say.
ALTER TABLE website ADD COLUMN closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1));

-- Sessions of before name no host: everybody signs in once more.
DELETE FROM session;
-- The only host at which the session holds.
ALTER TABLE session ADD COLUMN host TEXT NOT NULL DEFAULT '';
-- Common to the session of a sign-in and those that were handed over from it to other hosts: they end together.
ALTER TABLE session ADD COLUMN family TEXT NOT NULL DEFAULT '';
CREATE INDEX session_by_family ON session (family);

-- Hand-over tickets that were used up, until they would have expired anyway.
CREATE TABLE ticket (
  nonce      TEXT PRIMARY KEY CHECK (length(nonce) = 43),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
