-- name: FindSyncPeer
SELECT role, key, epoch, change, peer_epoch, cursor, paired_at, last_at FROM sync_peer;

-- name: InsertSyncPeer
INSERT INTO sync_peer (id, role, key, epoch, paired_at) VALUES (1, :role, :key, :epoch, :now);

-- name: DeleteSyncPeer
DELETE FROM sync_peer;

-- name: DeleteSyncRows
DELETE FROM sync_row;

-- name: UpdateSyncPeerEpoch
UPDATE sync_peer SET epoch = :epoch;

-- name: UpdateSyncPeerChange
UPDATE sync_peer SET change = coalesce((SELECT max(change) FROM sync_row), 0);

-- name: UpdateSyncPeerCursor
UPDATE sync_peer SET cursor = :cursor, peer_epoch = :peer_epoch;

-- name: UpdateSyncPeerRun
UPDATE sync_peer SET last_at = :now;

-- Everything that is there when two are paired.
-- name: InsertSyncRows
INSERT INTO sync_row (kind, row_id, uid, change)
SELECT kind, id, lower(hex(randomblob(16))), row_number() OVER () FROM (
  SELECT 'website' AS kind, id FROM website UNION ALL SELECT 'contact', id FROM contact
  UNION ALL SELECT 'account', id FROM account UNION ALL SELECT 'access', id FROM access
  UNION ALL SELECT 'registration', id FROM registration UNION ALL SELECT 'question', id FROM question);

-- name: ListSyncRowsAfter
SELECT kind, row_id, uid, change, gone, base FROM sync_row WHERE change > :after ORDER BY change LIMIT :count;

-- name: CountSyncRowsAfter
SELECT count(*) FROM sync_row WHERE change > :after;

-- name: FindSyncRow
SELECT kind, row_id, uid, change, gone, base FROM sync_row WHERE kind = :kind AND row_id = :row_id;

-- name: FindSyncRowByUid
SELECT kind, row_id, uid, change, gone, base FROM sync_row WHERE kind = :kind AND uid = :uid;

-- name: UpdateSyncRowUid
UPDATE sync_row SET uid = :uid WHERE kind = :kind AND row_id = :row_id;

-- name: UpdateSyncRowBase
UPDATE sync_row SET base = :base, change = :change WHERE kind = :kind AND row_id = :row_id;

-- Nothing to tell, unless it changed once more.
-- name: UpdateSyncRowSettled
UPDATE sync_row SET change = 0 WHERE kind = :kind AND row_id = :row_id AND change = :change;

-- name: DeleteSyncRow
DELETE FROM sync_row WHERE kind = :kind AND row_id = :row_id;

-- What the other side knows to be gone.
-- name: DeleteSyncRowsGone
DELETE FROM sync_row WHERE gone = 1 AND change <= :until;

-- name: FindSyncAct
SELECT outcome FROM sync_act WHERE id = :id;

-- name: InsertSyncAct
INSERT INTO sync_act (id, outcome, at) VALUES (:id, :outcome, :now);

-- name: InsertSyncConflict
INSERT INTO sync_conflict (at, kind, row_id, about, wished, held) VALUES (:now, :kind, :row_id, :about, :wished, :held);

-- name: ListSyncConflicts
SELECT id, at, kind, row_id, about, wished, held FROM sync_conflict WHERE settled_at IS NULL ORDER BY id;

-- `id` 0: all.
-- name: UpdateSyncConflictSettled
UPDATE sync_conflict SET settled_at = :now WHERE settled_at IS NULL AND (:id = 0 OR id = :id);
