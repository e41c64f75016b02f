-- The queue of the office: lists that are walked in the order of an index, evidence, questions, claims, notes, decisions
-- about many, merged contacts.

-- Keyed digest of the coarse network (/24, /48) that a registration came from, to notice bursts; '' after 30 days.
ALTER TABLE registration ADD COLUMN network TEXT NOT NULL DEFAULT '' CHECK (length(network) IN (0, 43));
ALTER TABLE access ADD COLUMN network TEXT NOT NULL DEFAULT '' CHECK (length(network) IN (0, 43));
CREATE INDEX registration_by_network ON registration (network, requested_at) WHERE network <> '';
CREATE INDEX access_by_network ON access (network, requested_at) WHERE network <> '';

-- What the lists walk and count; valid_until, so that those who expired are passed over without a look at their rows.
DROP INDEX access_by_status;
CREATE INDEX access_by_status ON access (status, status_at, id, valid_until);
CREATE INDEX access_by_website ON access (status, website_id, status_at, id, valid_until);
CREATE INDEX access_by_decider ON access (status, decided_by, status_at, id, valid_until);
CREATE INDEX access_by_end ON access (valid_until, id) WHERE valid_until IS NOT NULL;
CREATE INDEX access_by_order ON access (order_number COLLATE NOCASE) WHERE order_number <> '';
DROP INDEX registration_by_time;
CREATE INDEX registration_by_time ON registration (requested_at, id);
CREATE INDEX registration_by_website ON registration (website_id, requested_at, id);

-- Addresses of one domain side by side, to find those that differ by a letter.
CREATE INDEX account_by_domain ON account (substr(email_key, instr(email_key, '@') + 1), email_key);

-- What the office asked an applicant back. One without answer is open; the next question takes its place.
CREATE TABLE question (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  access_id   INTEGER NOT NULL REFERENCES access (id) ON DELETE CASCADE,
  question    TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 1000),
  asked_by    TEXT NOT NULL,                             -- name of staff or 'command line'
  asked_at    INTEGER NOT NULL,
  answer      TEXT NOT NULL DEFAULT '' CHECK (length(answer) <= 2000),
  answered_at INTEGER
) STRICT;
CREATE INDEX question_by_access ON question (access_id, id);

-- Who looks after a request now; the others see it. It binds nobody.
CREATE TABLE claim (
  access_id INTEGER PRIMARY KEY REFERENCES access (id) ON DELETE CASCADE,
  staff_id  INTEGER NOT NULL REFERENCES staff (id),
  at        INTEGER NOT NULL
) STRICT;

-- What the office writes for itself beside a request; never shown to the customer.
CREATE TABLE note (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  access_id INTEGER NOT NULL REFERENCES access (id) ON DELETE CASCADE,
  author    TEXT NOT NULL,
  text      TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  at        INTEGER NOT NULL
) STRICT;
CREATE INDEX note_by_access ON note (access_id, id);

-- A decision about many: prepared, shown, then carried out in slices by whoever prepared it. Kept for a week.
CREATE TABLE bulk (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  staff_id   INTEGER REFERENCES staff (id),              -- NULL: the command line
  act        TEXT NOT NULL CHECK (act IN ('approve', 'reject', 'resend', 'purge')),
  reason     TEXT NOT NULL CHECK (length(reason) <= 1000),
  mail       INTEGER NOT NULL CHECK (mail IN (0, 1)),
  created_at INTEGER NOT NULL,
  started_at INTEGER
) STRICT;
CREATE TABLE bulk_item (
  bulk_id INTEGER NOT NULL REFERENCES bulk (id) ON DELETE CASCADE,
  item_id INTEGER NOT NULL,                              -- an access; to resend and purge, a registration
  version INTEGER NOT NULL,                              -- what was looked at
  outcome TEXT NOT NULL DEFAULT 'open' 
    CHECK (outcome IN ('open', 'done', 'changed', 'not_allowed', 'gone', 'undone')),
  PRIMARY KEY (bulk_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_item_by_outcome ON bulk_item (bulk_id, outcome, item_id);

-- A contact that was found to be another one: its accounts are with that, and it is found no more until this is undone.
ALTER TABLE contact ADD COLUMN merged_into INTEGER REFERENCES contact (id);
CREATE INDEX contact_by_merged ON contact (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE merge (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  into_id    INTEGER NOT NULL REFERENCES contact (id),
  number     TEXT NOT NULL,                              -- customer number that went over, '' for none
  at         INTEGER NOT NULL,
  undone_at  INTEGER
) STRICT;
CREATE INDEX merge_by_contact ON merge (contact_id, id);
CREATE TABLE merge_account (
  merge_id   INTEGER NOT NULL REFERENCES merge (id),
  account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  PRIMARY KEY (merge_id, account_id)
) STRICT, WITHOUT ROWID;
