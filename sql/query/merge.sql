-- columns: id, contact_id, into_id, number, at, undone_at

-- The one that holds now.
-- name: FindMergeOfContact
SELECT {merge} FROM merge WHERE contact_id = :contact_id AND undone_at IS NULL ORDER BY id DESC LIMIT 1;

-- name: InsertMerge
INSERT INTO merge (contact_id, into_id, number, at) VALUES (:contact_id, :into_id, :number, :now);

-- name: UpdateMergeUndone
UPDATE merge SET undone_at = :now WHERE id = :id AND undone_at IS NULL;

-- name: InsertMergeAccount
INSERT INTO merge_account (merge_id, account_id) VALUES (:merge_id, :account_id);

-- name: ListMergeAccountIds
SELECT account_id FROM merge_account WHERE merge_id = :merge_id ORDER BY account_id;

-- name: DeleteMergeAccountsOfContact
DELETE FROM merge_account WHERE merge_id IN (SELECT id FROM merge WHERE contact_id = :contact_id OR into_id = :contact_id);

-- name: DeleteMergesOfContact
DELETE FROM merge WHERE contact_id = :contact_id OR into_id = :contact_id;
