-- columns: id, at, actor, act, contact_id, account_id, access_id, website_id, detail

-- name: AppendHistory
INSERT INTO history (at, actor, act, contact_id, account_id, access_id, website_id, detail)
VALUES (:now, :actor, :act, :contact_id, :account_id, :access_id, :website_id, :detail);

-- name: ListHistoryOfContact
SELECT {history} FROM history WHERE contact_id = :contact_id ORDER BY id DESC LIMIT 200;

-- name: ListHistoryOfAccess
SELECT {history} FROM history WHERE access_id = :access_id ORDER BY id DESC LIMIT 200;

-- `website_id` 0: all.
-- name: ListHistoryAfter
SELECT {history} FROM history WHERE id > :after AND (:website_id = 0 OR website_id = :website_id) ORDER BY id LIMIT :count;
