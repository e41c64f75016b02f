-- The people of the office: auditors, a second factor, links to set the own password, where they are signed in.

-- SQLite changes no CHECK: the table is made anew and takes the name. Steps run without foreign keys, so that those who
-- refer to it keep doing so.
CREATE TABLE staff_anew (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  email           TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  email_key       TEXT NOT NULL UNIQUE,
  name            TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  role            TEXT NOT NULL CHECK (role IN ('approver', 'administrator', 'auditor')),
  language        TEXT NOT NULL CHECK (language IN ('de', 'en')),
  password        TEXT NOT NULL,                -- encrypted Argon2id string, '' until one is set
  last_sign_in_at INTEGER,
  disabled        INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at      INTEGER NOT NULL,
  version         INTEGER NOT NULL DEFAULT 1,
  login           TEXT NOT NULL DEFAULT '' CHECK (length(login) <= 254),  -- the web server's name for them, '' for none
  factor          TEXT NOT NULL DEFAULT '',     -- sealed secret of the authenticator app, '' for none
  factor_step     INTEGER NOT NULL DEFAULT 0    -- the last half minute whose code was used: each is good once
) STRICT;
INSERT INTO staff_anew (id, email, email_key, name, role, language, password, last_sign_in_at, disabled, created_at, version)
  SELECT id, email, email_key, name, role, language, password, last_sign_in_at, disabled, created_at, version FROM staff;
DROP TABLE staff;
ALTER TABLE staff_anew RENAME TO staff;
CREATE UNIQUE INDEX staff_by_login ON staff (login) WHERE login <> '';

-- Codes for whoever has lost the app. Each is good once.
CREATE TABLE staff_recovery (
  code     TEXT PRIMARY KEY CHECK (length(code) = 43),   -- keyed BLAKE2b-256
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  used_at  INTEGER                                       -- set once, by one conditional UPDATE
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_recovery_by_staff ON staff_recovery (staff_id);

-- Links by which somebody sets the own password.
CREATE TABLE staff_link (
  token      TEXT PRIMARY KEY CHECK (length(token) = 43),  -- keyed BLAKE2b-256
  staff_id   INTEGER NOT NULL REFERENCES staff (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER                                       -- set once, by one conditional UPDATE
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_link_by_staff ON staff_link (staff_id);

-- How far the sign-in has come: all but 'signed_in' open one page, where the next step is done.
ALTER TABLE staff_session ADD COLUMN step TEXT NOT NULL DEFAULT 'signed_in'
  CHECK (step IN ('signed_in', 'code', 'enrolment'));
-- When the password was last given.
ALTER TABLE staff_session ADD COLUMN proven_at INTEGER NOT NULL DEFAULT 0;
-- From where and with what, to recognise it by: a network address, "Firefox, Linux".
ALTER TABLE staff_session ADD COLUMN network TEXT NOT NULL DEFAULT '' CHECK (length(network) <= 60);
ALTER TABLE staff_session ADD COLUMN browser TEXT NOT NULL DEFAULT '' CHECK (length(browser) <= 60);
CREATE INDEX staff_session_by_staff ON staff_session (staff_id);
