-- The next contacts, the newest first, in which all the words occur.
-- name: ListContactIdsOfWords
SELECT contact_search.rowid FROM contact_search
WHERE contact_search MATCH :expression AND contact_search.rowid < :before
ORDER BY contact_search.rowid DESC LIMIT :count;

-- name: UpdateContactSearch
INSERT OR REPLACE INTO contact_search (rowid, words)
SELECT contact.id, replace(' ' || contact.number || ' ' || contact.name || ' ' || contact.company || ' ' || contact.phone
  || coalesce((SELECT group_concat(' ' || account.email || ' ' || account.name, '') FROM account
               WHERE account.contact_id = contact.id), ''), ' ', '  ')
FROM contact WHERE contact.id = :contact_id AND contact.merged_into IS NULL;

-- Of a contact that is gone or merged into another.
-- name: DeleteContactSearch
DELETE FROM contact_search
WHERE rowid = :contact_id AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.id = :contact_id AND contact.merged_into IS NULL);

-- Of the newest contacts in which the words occur.
-- name: ListAccessKeysOfWords
SELECT access.id, iif(:expired = 1, access.valid_until, access.status_at)
FROM contact_search CROSS JOIN account ON account.contact_id = contact_search.rowid
  CROSS JOIN access ON access.account_id = account.id
WHERE contact_search MATCH :expression AND access.status = :status
  AND (:expired = (access.valid_until IS NOT NULL AND access.valid_until <= :now) OR access.status <> 'approved')
  AND (:decided_by = '' OR access.decided_by = :decided_by)
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
ORDER BY contact_search.rowid DESC LIMIT :count;

-- Contacts in which the words occur, with an account of each that has one.
-- name: ListNearNames
SELECT contact.id, contact.name, contact.company, contact.number, coalesce(account.email, ''),
  coalesce(account.email_key, ''), coalesce(account.name, '')
FROM contact_search CROSS JOIN contact ON contact.id = contact_search.rowid
  LEFT JOIN account ON account.contact_id = contact.id
WHERE contact_search MATCH :expression
  AND (:staff_id = 0 OR EXISTS (
        SELECT 1 FROM access JOIN staff_website ON staff_website.website_id = access.website_id
        WHERE access.account_id = account.id AND staff_website.staff_id = :staff_id))
ORDER BY contact_search.rowid DESC LIMIT :count;
