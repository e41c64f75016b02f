-- The first schema. Every *_at is UTC seconds; every id counts up and is never reused.

CREATE TABLE website (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  name             TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  address          TEXT NOT NULL UNIQUE CHECK (length(address) <= 500),  -- base of links, no slash at the end
  policy           TEXT NOT NULL CHECK (policy IN ('manual', 'automatic')),
  sender           TEXT NOT NULL CHECK (length(sender) <= 320),          -- From of its mails
  contact          TEXT NOT NULL,                                        -- whom customers ask
  office_copy      TEXT NOT NULL,                                        -- address of the digest, '' for none
  language         TEXT NOT NULL CHECK (language IN ('de', 'en')),
  password_minimum INTEGER NOT NULL CHECK (password_minimum BETWEEN 8 AND 64),  -- code points
  open             INTEGER NOT NULL CHECK (open IN (0, 1)),              -- takes registrations
  imprint          TEXT NOT NULL,                                        -- address of the legal notice, '' for none
  privacy          TEXT NOT NULL,                                        -- address of the privacy notice, '' for none
  created_at       INTEGER NOT NULL,
  version          INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Where a website answers: the request's host and path choose the website, nothing else does.
CREATE TABLE website_place (
  host       TEXT NOT NULL CHECK (host = lower(host)),  -- with :port unless it is the scheme's default
  mount      TEXT NOT NULL,                             -- '' or '/partner'
  website_id INTEGER NOT NULL REFERENCES website (id),
  PRIMARY KEY (host, mount)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  number     TEXT NOT NULL CHECK (length(number) <= 40),  -- customer number, '' if none
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  company    TEXT NOT NULL CHECK (length(company) <= 200),
  phone      TEXT NOT NULL CHECK (length(phone) <= 60),
  language   TEXT NOT NULL CHECK (language IN ('de', 'en')),
  notes      TEXT NOT NULL CHECK (length(notes) <= 4000), -- internal
  created_at INTEGER NOT NULL,
  version    INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX contact_by_number ON contact (number) WHERE number <> '';

CREATE TABLE account (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id          INTEGER NOT NULL REFERENCES contact (id),
  email               TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 254),  -- as typed
  email_key           TEXT NOT NULL UNIQUE CHECK (length(email_key) BETWEEN 3 AND 254),  -- canonical
  name                TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  language            TEXT NOT NULL CHECK (language IN ('de', 'en')),
  password            TEXT NOT NULL,          -- encrypted Argon2id string, '' until one is set
  password_changed_at INTEGER,
  email_proven_at     INTEGER,
  last_sign_in_at     INTEGER,
  disabled            INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at          INTEGER NOT NULL,
  version             INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX account_by_contact ON account (contact_id);

CREATE TABLE access (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id   INTEGER NOT NULL REFERENCES account (id),
  website_id   INTEGER NOT NULL REFERENCES website (id),
  status       TEXT NOT NULL CHECK (status IN ('in_processing', 'approved', 'rejected', 'withdrawn')),
  status_at    INTEGER NOT NULL,              -- since when
  decided_by   TEXT NOT NULL,                 -- name of staff, '' for the policy
  reason       TEXT NOT NULL CHECK (length(reason) <= 1000),        -- told to the customer
  message      TEXT NOT NULL CHECK (length(message) <= 2000),       -- the applicant's words
  order_number TEXT NOT NULL CHECK (length(order_number) <= 60),
  next         TEXT NOT NULL CHECK (length(next) <= 1000),          -- the page first wanted
  valid_until  INTEGER,
  requested_at INTEGER NOT NULL,
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (account_id, website_id)
) STRICT;
CREATE INDEX access_by_status ON access (status, website_id, requested_at);

CREATE TABLE registration (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  website_id   INTEGER NOT NULL REFERENCES website (id),
  email        TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  email_key    TEXT NOT NULL CHECK (length(email_key) BETWEEN 3 AND 254),
  name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  company      TEXT NOT NULL CHECK (length(company) <= 200),
  phone        TEXT NOT NULL CHECK (length(phone) <= 60),
  message      TEXT NOT NULL CHECK (length(message) <= 2000),
  order_number TEXT NOT NULL CHECK (length(order_number) <= 60),
  language     TEXT NOT NULL CHECK (language IN ('de', 'en')),
  password     TEXT NOT NULL,                 -- encrypted Argon2id string
  browser      TEXT NOT NULL,                 -- digest of the browser that asked
  next         TEXT NOT NULL CHECK (length(next) <= 1000),
  tries        INTEGER NOT NULL DEFAULT 0,    -- wrong codes since the last mail
  requested_at INTEGER NOT NULL,
  version      INTEGER NOT NULL DEFAULT 1,
  UNIQUE (website_id, email_key)
) STRICT;
CREATE INDEX registration_by_time ON registration (requested_at);

CREATE TABLE link (
  token           TEXT PRIMARY KEY CHECK (length(token) = 43),   -- keyed BLAKE2b-256
  purpose         TEXT NOT NULL CHECK (purpose IN ('verify', 'reset', 'invitation', 'status', 'email')),
  registration_id INTEGER REFERENCES registration (id) ON DELETE SET NULL,
  account_id      INTEGER REFERENCES account (id) ON DELETE CASCADE,
  website_id      INTEGER NOT NULL REFERENCES website (id),
  email           TEXT NOT NULL,                                 -- where it was mailed to
  code            TEXT NOT NULL CHECK (length(code) IN (0, 43)), -- digest of the short code
  created_at      INTEGER NOT NULL,
  expires_at      INTEGER NOT NULL,
  used_at         INTEGER                                        -- set once, by one conditional UPDATE
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_registration ON link (registration_id);
CREATE INDEX link_by_account ON link (account_id);

CREATE TABLE session (
  token      TEXT PRIMARY KEY CHECK (length(token) = 43),
  account_id INTEGER NOT NULL REFERENCES account (id),
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE staff (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  email           TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  email_key       TEXT NOT NULL UNIQUE,
  name            TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  role            TEXT NOT NULL CHECK (role IN ('approver', 'administrator')),
  language        TEXT NOT NULL CHECK (language IN ('de', 'en')),
  password        TEXT NOT NULL,
  last_sign_in_at INTEGER,
  disabled        INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  created_at      INTEGER NOT NULL,
  version         INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Which websites an approver decides about; administrators need no rows.
CREATE TABLE staff_website (
  staff_id   INTEGER NOT NULL REFERENCES staff (id),
  website_id INTEGER NOT NULL REFERENCES website (id),
  PRIMARY KEY (staff_id, website_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_session (
  token      TEXT PRIMARY KEY CHECK (length(token) = 43),
  staff_id   INTEGER NOT NULL REFERENCES staff (id),
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_text (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  website_id INTEGER NOT NULL REFERENCES website (id),
  language   TEXT NOT NULL CHECK (language IN ('de', 'en')),
  event      TEXT NOT NULL,
  subject    TEXT NOT NULL CHECK (length(subject) <= 200),
  body       TEXT NOT NULL CHECK (length(body) <= 8000),  -- '' restores the catalogue's text
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_text_newest ON mail_text (website_id, language, event, id);

CREATE TABLE mail (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  event           TEXT NOT NULL,
  website_id      INTEGER NOT NULL REFERENCES website (id),
  account_id      INTEGER,
  registration_id INTEGER,
  access_id       INTEGER,
  recipient       TEXT NOT NULL,
  language        TEXT NOT NULL,
  dedupe          TEXT NOT NULL,        -- names what only one queued mail may say
  message_id      TEXT NOT NULL UNIQUE, -- stable over retries
  delivery        TEXT NOT NULL CHECK (delivery IN ('queued', 'sent', 'dead', 'cancelled')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_at         INTEGER NOT NULL,     -- not before
  lease_until     INTEGER NOT NULL DEFAULT 0,
  last_error      TEXT NOT NULL DEFAULT '',
  created_at      INTEGER NOT NULL,
  expires_at      INTEGER NOT NULL,     -- after that it is dead, unsent
  sent_at         INTEGER
) STRICT;
CREATE UNIQUE INDEX mail_once ON mail (dedupe) WHERE delivery = 'queued';
CREATE INDEX mail_due ON mail (delivery, next_at);
CREATE INDEX mail_by_recipient ON mail (recipient, created_at);

CREATE TABLE history (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  at         INTEGER NOT NULL,
  actor      TEXT NOT NULL,  -- name of staff, 'customer', 'policy' or 'command line'
  act        TEXT NOT NULL,
  contact_id INTEGER,
  account_id INTEGER,
  access_id  INTEGER,
  website_id INTEGER,
  detail     TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_contact ON history (contact_id, id);
CREATE INDEX history_by_access ON history (access_id, id);
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history BEGIN SELECT raise(ABORT, 'history is only added to'); END;
CREATE TRIGGER history_is_never_removed BEFORE DELETE ON history BEGIN SELECT raise(ABORT, 'history is only added to'); END;

-- One row per contact with everything it is searched by, written beside every change of contact or
-- account; trigrams find any three letters in a row.
CREATE VIRTUAL TABLE contact_search USING fts5 (words, tokenize = 'trigram');
