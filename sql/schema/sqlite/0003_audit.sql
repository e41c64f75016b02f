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
