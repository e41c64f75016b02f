-- columns: id, at, actor, act, contact_id, account_id, access_id, website_id, detail

-- name: AppendHistory
INSERT INTO history (at, actor, act, contact_id, account_id, access_id, website_id, detail)
VALUES (:now, :actor, :act, :contact_id, :account_id, :access_id, :website_id, :detail);

-- With that of the contacts that were merged into it.
-- name: ListHistoryOfContact
SELECT {history} FROM history WHERE contact_id IN
  (SELECT :contact_id UNION ALL SELECT contact.id FROM contact WHERE contact.merged_into = :contact_id)
ORDER BY id DESC LIMIT 200;

-- name: ListHistoryOfAccess
SELECT {history} FROM history WHERE access_id = :access_id ORDER BY id DESC LIMIT 200;
