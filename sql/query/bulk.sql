-- columns: id, staff_id, act, reason, mail, created_at, started_at

-- name: FindBulk
SELECT {bulk} FROM bulk WHERE id = :id;

-- name: InsertBulk
INSERT INTO bulk (staff_id, act, reason, mail, created_at) VALUES (:staff_id, :act, :reason, :mail, :now);

-- name: UpdateBulkStarted
UPDATE bulk SET started_at = :now WHERE id = :id AND started_at IS NULL;

-- With its items.
-- name: DeleteOldBulks
DELETE FROM bulk WHERE created_at < :before;

-- name: InsertBulkItem
INSERT INTO bulk_item (bulk_id, item_id, version) VALUES (:bulk_id, :item_id, :version) ON CONFLICT DO NOTHING;

-- As it is now.
-- name: InsertBulkItemOfAccess
INSERT INTO bulk_item (bulk_id, item_id, version) SELECT :bulk_id, access.id, access.version FROM access WHERE access.id = :id;

-- name: InsertBulkItemOfRegistration
INSERT INTO bulk_item (bulk_id, item_id, version)
SELECT :bulk_id, registration.id, registration.version FROM registration WHERE registration.id = :id;

-- name: ListBulkItems
SELECT bulk_item.item_id, bulk_item.version, bulk_item.outcome FROM bulk_item
WHERE bulk_item.bulk_id = :bulk_id AND bulk_item.outcome = :outcome AND bulk_item.item_id > :after
ORDER BY bulk_item.item_id LIMIT :count;

-- name: CountBulkItems
SELECT bulk_item.outcome, count(*) FROM bulk_item WHERE bulk_item.bulk_id = :bulk_id GROUP BY bulk_item.outcome;

-- name: UpdateBulkItem
UPDATE bulk_item SET outcome = :outcome WHERE bulk_id = :bulk_id AND item_id = :item_id;
