-- Split operation: an installation at the office and one on the web host, brought together by `pforte sync`.

-- The other installation, one at most.
CREATE TABLE sync_peer (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  role       TEXT NOT NULL CHECK (role IN ('office', 'web')),   -- of this installation
  key        TEXT NOT NULL CHECK (length(key) = 43),            -- the other's public key, Ed25519
  epoch      TEXT NOT NULL CHECK (length(epoch) = 43),          -- random, another one after each restore
  change     INTEGER NOT NULL DEFAULT 0,                        -- counts what changes here
  peer_epoch TEXT NOT NULL DEFAULT '' CHECK (length(peer_epoch) IN (0, 43)),
  -- Up to which change of the web host the office has it all. The web host keeps what the office said last.
  cursor     INTEGER NOT NULL DEFAULT 0,
  paired_at  INTEGER NOT NULL,
  last_at    INTEGER                                            -- when a run came to its end
) STRICT;

-- What both sides know, under the same name on both.
CREATE TABLE sync_row (
  kind   TEXT NOT NULL CHECK (kind IN ('website', 'contact', 'account', 'access', 'registration', 'question')),
  row_id INTEGER NOT NULL,
  uid    TEXT NOT NULL CHECK (length(uid) = 32),
  change INTEGER NOT NULL,                                      -- the last; at the office 0: nothing to tell the web host
  gone   INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),     -- the row was deleted
  base   TEXT NOT NULL DEFAULT '',                              -- at the office: as the web host said it last, JSON
  PRIMARY KEY (kind, row_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX sync_row_by_uid ON sync_row (kind, uid);
CREATE INDEX sync_row_by_change ON sync_row (change);
CREATE INDEX sync_row_gone ON sync_row (change) WHERE gone = 1;

-- What the office asked for and what came of it: asked again, it gets the same answer, and nothing happens twice.
CREATE TABLE sync_act (
  id      TEXT PRIMARY KEY CHECK (length(id) = 43),
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'same', 'conflict', 'void')),
  at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the office wanted and the web host did not, because it was another by then.
CREATE TABLE sync_conflict (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  at         INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  row_id     INTEGER NOT NULL,
  about      TEXT NOT NULL,      -- whom, for people to read
  wished     TEXT NOT NULL,
  held       TEXT NOT NULL,      -- what holds instead, '' if it is not there any more
  settled_at INTEGER
) STRICT;
CREATE INDEX sync_conflict_open ON sync_conflict (id) WHERE settled_at IS NULL;

-- Kept by triggers, so that no rule forgets it; where nobody is paired they do nothing. With a trigger SQLite looks for
-- children of each row that is inserted: along an index.
CREATE INDEX merge_by_into ON merge (into_id);
CREATE INDEX merge_account_by_account ON merge_account (account_id);

CREATE TRIGGER website_insert_is_synced AFTER INSERT ON website WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'website', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER contact_insert_is_synced AFTER INSERT ON contact WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'contact', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER contact_update_is_synced AFTER UPDATE OF number, name, company, phone, language ON contact
WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'contact', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER contact_delete_is_synced AFTER DELETE ON contact WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  UPDATE sync_row SET gone = 1, base = '', change = (SELECT change FROM sync_peer) WHERE kind = 'contact' AND row_id = OLD.id;
END;
CREATE TRIGGER account_insert_is_synced AFTER INSERT ON account WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'account', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER account_update_is_synced AFTER UPDATE OF contact_id, email, name, language, email_proven_at, password_changed_at, disabled ON account
WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'account', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER account_delete_is_synced AFTER DELETE ON account WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  UPDATE sync_row SET gone = 1, base = '', change = (SELECT change FROM sync_peer) WHERE kind = 'account' AND row_id = OLD.id;
END;
CREATE TRIGGER access_insert_is_synced AFTER INSERT ON access WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'access', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER access_update_is_synced AFTER UPDATE OF status, status_at, decided_by, reason, message, order_number, valid_until, version ON access
WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'access', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER access_delete_is_synced AFTER DELETE ON access WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  UPDATE sync_row SET gone = 1, base = '', change = (SELECT change FROM sync_peer) WHERE kind = 'access' AND row_id = OLD.id;
END;
CREATE TRIGGER registration_insert_is_synced AFTER INSERT ON registration WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'registration', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER registration_update_is_synced AFTER UPDATE OF email, name, company, phone, message, order_number, language, requested_at, version ON registration
WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'registration', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER registration_delete_is_synced AFTER DELETE ON registration WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  UPDATE sync_row SET gone = 1, change = (SELECT change FROM sync_peer) WHERE kind = 'registration' AND row_id = OLD.id;
END;
CREATE TRIGGER question_insert_is_synced AFTER INSERT ON question WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'question', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER question_update_is_synced AFTER UPDATE OF answer, answered_at ON question
WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  INSERT INTO sync_row (kind, row_id, uid, change)
  SELECT 'question', NEW.id, lower(hex(randomblob(16))), change FROM sync_peer WHERE true
  ON CONFLICT (kind, row_id) DO UPDATE SET change = excluded.change;
END;
CREATE TRIGGER question_delete_is_synced AFTER DELETE ON question WHEN EXISTS (SELECT 1 FROM sync_peer) BEGIN
  UPDATE sync_peer SET change = change + 1;
  UPDATE sync_row SET gone = 1, change = (SELECT change FROM sync_peer) WHERE kind = 'question' AND row_id = OLD.id;
END;

-- Who was deleted is in no conflict either.
CREATE TRIGGER contact_delete_forgets_conflicts AFTER DELETE ON contact BEGIN
  DELETE FROM sync_conflict WHERE kind = 'contact' AND row_id = OLD.id;
END;
CREATE TRIGGER account_delete_forgets_conflicts AFTER DELETE ON account BEGIN
  DELETE FROM sync_conflict WHERE kind = 'account' AND row_id = OLD.id;
END;
CREATE TRIGGER access_delete_forgets_conflicts AFTER DELETE ON access BEGIN
  DELETE FROM sync_conflict WHERE kind = 'access' AND row_id = OLD.id;
END;
