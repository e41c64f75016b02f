-- What the office's pages ask of a house with a million contacts, answered from an index or a sum that is kept.

-- How many wait for the office, by the day of the request. Kept by triggers, so that no rule forgets it.
CREATE TABLE waiting (
  website_id INTEGER NOT NULL,
  day        INTEGER NOT NULL,               -- whole days since 1970-01-01, UTC
  number     INTEGER NOT NULL CHECK (number >= 0),
  PRIMARY KEY (website_id, day)
) STRICT, WITHOUT ROWID;
INSERT INTO waiting (website_id, day, number)
SELECT website_id, requested_at / 86400, count(*) FROM access WHERE status = 'in_processing' GROUP BY 1, 2;
-- Since when the first waits.
CREATE INDEX access_waiting ON access (website_id, requested_at) WHERE status = 'in_processing';

CREATE TRIGGER access_waits AFTER INSERT ON access WHEN NEW.status = 'in_processing' BEGIN
  INSERT INTO waiting (website_id, day, number) VALUES (NEW.website_id, NEW.requested_at / 86400, 1)
  ON CONFLICT (website_id, day) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER access_waits_again AFTER UPDATE OF status, requested_at ON access WHEN NEW.status = 'in_processing' BEGIN
  INSERT INTO waiting (website_id, day, number) VALUES (NEW.website_id, NEW.requested_at / 86400, 1)
  ON CONFLICT (website_id, day) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER access_waited AFTER UPDATE OF status, requested_at ON access WHEN OLD.status = 'in_processing' BEGIN
  UPDATE waiting SET number = number - 1 WHERE website_id = OLD.website_id AND day = OLD.requested_at / 86400;
  DELETE FROM waiting WHERE website_id = OLD.website_id AND day = OLD.requested_at / 86400 AND number = 0;
END;
CREATE TRIGGER access_waits_no_more AFTER DELETE ON access WHEN OLD.status = 'in_processing' BEGIN
  UPDATE waiting SET number = number - 1 WHERE website_id = OLD.website_id AND day = OLD.requested_at / 86400;
  DELETE FROM waiting WHERE website_id = OLD.website_id AND day = OLD.requested_at / 86400 AND number = 0;
END;

-- Only who was approved can expire. With status and website, so that an approver's are counted without a look at their rows.
DROP INDEX access_by_end;
CREATE INDEX access_by_end ON access (valid_until, id, status, website_id)
  WHERE valid_until IS NOT NULL AND status = 'approved';

-- Who may read a website is counted without a look at all of their accounts: only at those that may not.
DROP INDEX access_by_website;
CREATE INDEX access_by_website ON access (status, website_id, status_at, id, valid_until, account_id);
CREATE INDEX account_shut ON account (id) WHERE disabled = 1 OR email_proven_at IS NULL;

-- The log of one person, in its order.
CREATE INDEX history_by_actor ON history (actor, at, id);
