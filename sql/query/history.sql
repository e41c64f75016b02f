-- columns: id, at, actor, act, contact_id, account_id, access_id, website_id, detail, source, was, became, salt, erased, hash

-- name: AppendHistory
INSERT INTO history (id, at, actor, act, contact_id, account_id, access_id, website_id, detail, source, was, became, salt, hash)
VALUES (:id, :at, :actor, :act, :contact_id, :account_id, :access_id, :website_id, :detail, :source, :was, :became, :salt, :hash);

-- name: FindHistoryHead
SELECT id, hash FROM history ORDER BY id DESC LIMIT 1;

-- name: FindHistoryHash
SELECT id, hash FROM history WHERE id = :id;

-- name: ListHistoryAfter
SELECT {history} FROM history WHERE id > :id ORDER BY id LIMIT :count;

-- name: UpdateHistoryChained
UPDATE history SET salt = :salt, hash = :hash WHERE id = :id AND hash = '';

-- With that of the contacts that were merged into it. Signing in says nothing about what somebody decided or changed, and
-- would soon hide it.
-- name: ListHistoryOfContact
SELECT {history} FROM history WHERE contact_id IN
   (SELECT :contact_id UNION ALL SELECT contact.id FROM contact WHERE contact.merged_into = :contact_id)
  AND act NOT IN ('signed_in', 'signed_out')
ORDER BY id DESC LIMIT 200;

-- name: ListHistoryOfAccess
SELECT {history} FROM history WHERE access_id = :access_id ORDER BY id DESC LIMIT 200;

-- `website_id` 0: all.
-- name: ListHistoryOfWebsiteAfter
SELECT {history} FROM history WHERE id > :after AND (:website_id = 0 OR website_id = :website_id) ORDER BY id LIMIT :count;

-- The newest :window lines at or before a line in time, of which at most :count fit; each with the names around it. Of one
-- person or contact the window holds its lines alone.
-- name: ListAudit
SELECT {history}, coalesce(contact.name, ''), coalesce(account.email, ''), coalesce(website.name, '')
FROM (SELECT {history} FROM history WHERE at >= :since AND at <= :at AND (at < :at OR id < :id)
      ORDER BY at DESC, id DESC LIMIT :window) AS history
LEFT JOIN contact ON contact.id = history.contact_id
LEFT JOIN account ON account.id = history.account_id
LEFT JOIN website ON website.id = history.website_id
WHERE (:act = '' OR history.act = :act) AND (:website_id = 0 OR history.website_id = :website_id)
  AND (:pattern = '' OR history.detail LIKE :pattern OR history.source LIKE :pattern
       OR history.was LIKE :pattern OR history.became LIKE :pattern)
ORDER BY history.at DESC, history.id DESC LIMIT :count;

-- name: ListAuditOfActor
SELECT {history}, coalesce(contact.name, ''), coalesce(account.email, ''), coalesce(website.name, '')
FROM (SELECT {history} FROM history WHERE actor = :actor AND at >= :since AND at <= :at AND (at < :at OR id < :id)
      ORDER BY at DESC, id DESC LIMIT :window) AS history
LEFT JOIN contact ON contact.id = history.contact_id
LEFT JOIN account ON account.id = history.account_id
LEFT JOIN website ON website.id = history.website_id
WHERE (:act = '' OR history.act = :act) AND (:website_id = 0 OR history.website_id = :website_id)
  AND (:contact_id = 0 OR history.contact_id = :contact_id)
  AND (:pattern = '' OR history.detail LIKE :pattern OR history.source LIKE :pattern
       OR history.was LIKE :pattern OR history.became LIKE :pattern)
ORDER BY history.at DESC, history.id DESC LIMIT :count;

-- name: ListAuditOfContact
SELECT {history}, coalesce(contact.name, ''), coalesce(account.email, ''), coalesce(website.name, '')
FROM (SELECT {history} FROM history WHERE contact_id = :contact_id AND at >= :since AND at <= :at AND (at < :at OR id < :id)
      ORDER BY at DESC, id DESC LIMIT :window) AS history
LEFT JOIN contact ON contact.id = history.contact_id
LEFT JOIN account ON account.id = history.account_id
LEFT JOIN website ON website.id = history.website_id
WHERE (:act = '' OR history.act = :act) AND (:website_id = 0 OR history.website_id = :website_id)
  AND (:pattern = '' OR history.detail LIKE :pattern OR history.source LIKE :pattern
       OR history.was LIKE :pattern OR history.became LIKE :pattern)
ORDER BY history.at DESC, history.id DESC LIMIT :count;

-- The last line of such a window.
-- name: FindAuditEnd
SELECT id, at FROM history WHERE at >= :since AND at <= :at AND (at < :at OR id < :id)
ORDER BY at DESC, id DESC LIMIT 1 OFFSET :skip;

-- name: FindAuditEndOfActor
SELECT id, at FROM history WHERE actor = :actor AND at >= :since AND at <= :at AND (at < :at OR id < :id)
ORDER BY at DESC, id DESC LIMIT 1 OFFSET :skip;

-- name: FindAuditEndOfContact
SELECT id, at FROM history WHERE contact_id = :contact_id AND at >= :since AND at <= :at AND (at < :at OR id < :id)
ORDER BY at DESC, id DESC LIMIT 1 OFFSET :skip;

-- What others' lines say about whom it was merged with is about it too; the lines about a mail say "event: address".
-- name: ListHistoryToErase
SELECT {history} FROM history
WHERE erased = '' AND act <> 'erased'
  AND (contact_id = :contact_id
       OR (act = 'merged' AND contact_id IN (SELECT into_id FROM merge WHERE contact_id = :contact_id
                                             UNION SELECT contact_id FROM merge WHERE into_id = :contact_id))
       OR (contact_id IS NULL AND :email <> ''
           AND ((act IN ('proof_sent', 'deleted') AND lower(detail) = lower(:email))
                OR (act IN ('mail_retried', 'mail_cancelled')
                    AND lower(substr(detail, instr(detail, ': ') + 2)) = lower(:email)))))
ORDER BY id;

-- Under the contact that it belongs to now, or one that was merged into that.
-- name: ListHistoryOfAccountToErase
SELECT {history} FROM history
WHERE erased = '' AND act <> 'erased' AND account_id = :account_id
  AND contact_id IN (SELECT :contact_id UNION ALL SELECT contact.id FROM contact WHERE contact.merged_into = :contact_id)
ORDER BY id;

-- name: UpdateHistoryErased
UPDATE history SET detail = '', source = '', was = '', became = '', salt = '', erased = :erased WHERE id = :id AND erased = '';
