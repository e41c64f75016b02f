-- The office's whole window.

-- The history becomes the audit: a line also says where and what changed, and follows the one before it by a hash.

-- Where: the network address of the request, or the machine of the command line.
ALTER TABLE history ADD COLUMN source TEXT NOT NULL DEFAULT '' CHECK (length(source) <= 200);
-- What changed, "field: value", one a line; '' if there was nothing before, or is nothing after.
ALTER TABLE history ADD COLUMN was TEXT NOT NULL DEFAULT '';
ALTER TABLE history ADD COLUMN became TEXT NOT NULL DEFAULT '';
-- Random: once a line is erased, nobody can guess from its digest what it said.
ALTER TABLE history ADD COLUMN salt TEXT NOT NULL DEFAULT '' CHECK (length(salt) IN (0, 43));
-- The digest of detail, source, was and became, kept when they were erased; '' while they are there.
ALTER TABLE history ADD COLUMN erased TEXT NOT NULL DEFAULT '' CHECK (length(erased) IN (0, 43));
-- Keyed BLAKE2b-256 over the hash of the line before and all of this one; '' in older lines until they are chained.
ALTER TABLE history ADD COLUMN hash TEXT NOT NULL DEFAULT '' CHECK (length(hash) IN (0, 43));
CREATE INDEX history_by_time ON history (at);

-- Two changes only: chaining a line that is not yet, and erasing what a line says, never that it was or who did it.
DROP TRIGGER history_is_never_changed;
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
WHEN (new.id, new.at, new.actor, new.act, new.contact_id, new.account_id, new.access_id, new.website_id)
     IS NOT (old.id, old.at, old.actor, old.act, old.contact_id, old.account_id, old.access_id, old.website_id)
  OR NOT (
    (old.hash = '' AND (new.detail, new.source, new.was, new.became, new.erased)
                    IS (old.detail, old.source, old.was, old.became, old.erased))
    OR (old.erased = '' AND new.erased <> '' AND new.hash = old.hash
        AND (new.detail, new.source, new.was, new.became, new.salt) IS ('', '', '', '', '')))
BEGIN SELECT raise(ABORT, 'history is only added to'); END;

-- How often something happened on a day, for the office's overview: never who. Kept by triggers, so that no rule forgets it.
CREATE TABLE tally (
  day        INTEGER NOT NULL,               -- whole days since 1970-01-01, UTC
  what       TEXT NOT NULL,                  -- word of an act, 'mail_sent' or 'mail_dead'
  website_id INTEGER NOT NULL,               -- 0 for none
  number     INTEGER NOT NULL CHECK (number > 0),
  PRIMARY KEY (day, what, website_id)
) STRICT, WITHOUT ROWID;

INSERT INTO tally (day, what, website_id, number)
SELECT at / 86400, act, coalesce(website_id, 0), count(*) FROM history GROUP BY 1, 2, 3;
INSERT INTO tally (day, what, website_id, number)
SELECT sent_at / 86400, 'mail_sent', website_id, count(*) FROM mail WHERE delivery = 'sent' AND sent_at IS NOT NULL GROUP BY 1, 3;
INSERT INTO tally (day, what, website_id, number)
SELECT next_at / 86400, 'mail_dead', website_id, count(*) FROM mail WHERE delivery = 'dead' GROUP BY 1, 3;

-- Sign-ins are counted of customers alone.
CREATE TRIGGER history_is_tallied AFTER INSERT ON history WHEN NEW.act <> 'signed_in' OR NEW.account_id IS NOT NULL BEGIN
  INSERT INTO tally (day, what, website_id, number) VALUES (NEW.at / 86400, NEW.act, coalesce(NEW.website_id, 0), 1)
  ON CONFLICT (day, what, website_id) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER mail_is_tallied AFTER UPDATE OF delivery ON mail
WHEN NEW.delivery <> OLD.delivery AND NEW.delivery IN ('sent', 'dead') BEGIN
  INSERT INTO tally (day, what, website_id, number)
  VALUES (coalesce(NEW.sent_at, NEW.next_at) / 86400, 'mail_' || NEW.delivery, NEW.website_id, 1)
  ON CONFLICT (day, what, website_id) DO UPDATE SET number = number + 1;
END;

-- What `pforte gate check` found.
CREATE TABLE gate_check (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     INTEGER NOT NULL,
  url    TEXT NOT NULL CHECK (length(url) <= 2000),
  asked  INTEGER NOT NULL,                            -- attacks
  opened INTEGER NOT NULL,                            -- of them, how many got past the gate
  reason TEXT NOT NULL CHECK (length(reason) <= 1000) -- why there is no result, '' if there is one
) STRICT;
CREATE INDEX gate_check_by_url ON gate_check (url, id);
