-- How often something happened on a day, for the office's overview: never who. Kept by triggers, so that no rule forgets it.
CREATE TABLE tally (
  day        INTEGER NOT NULL,               -- whole days since 1970-01-01, UTC
  what       TEXT NOT NULL,                  -- word of an act, 'signed_in', 'mail_sent' or 'mail_dead'
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

CREATE TRIGGER history_is_tallied AFTER INSERT ON history BEGIN
  INSERT INTO tally (day, what, website_id, number) VALUES (NEW.at / 86400, NEW.act, coalesce(NEW.website_id, 0), 1)
  ON CONFLICT (day, what, website_id) DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER sign_in_is_tallied AFTER UPDATE OF last_sign_in_at ON account WHEN NEW.last_sign_in_at IS NOT NULL BEGIN
  INSERT INTO tally (day, what, website_id, number) VALUES (NEW.last_sign_in_at / 86400, 'signed_in', 0, 1)
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
