-- name: SearchContacts
SELECT contact.id, contact.number, contact.name, contact.company, contact.phone,
  coalesce((SELECT group_concat(email) FROM account WHERE account.contact_id = contact.id), ''),
  (SELECT count(*) FROM access JOIN account ON account.id = access.account_id WHERE account.contact_id = contact.id),
  (SELECT count(*) FROM access JOIN account ON account.id = access.account_id
   WHERE account.contact_id = contact.id AND access.status = 'in_processing')
FROM contact_search JOIN contact ON contact.id = contact_search.rowid
WHERE contact_search MATCH :expression
  AND (:staff_id = 0 OR EXISTS (
        SELECT 1 FROM account JOIN access ON access.account_id = account.id
          JOIN staff_website ON staff_website.website_id = access.website_id AND staff_website.staff_id = :staff_id
        WHERE account.contact_id = contact.id))
ORDER BY contact_search.rowid DESC LIMIT :count OFFSET :skip;

-- name: UpdateContactSearch
INSERT OR REPLACE INTO contact_search (rowid, words)
SELECT contact.id, contact.number || ' ' || contact.name || ' ' || contact.company || ' ' || contact.phone
  || coalesce((SELECT group_concat(' ' || account.email || ' ' || account.name, '') FROM account
               WHERE account.contact_id = contact.id), '')
FROM contact WHERE contact.id = :contact_id;

-- Of a contact that is gone.
-- name: DeleteContactSearch
DELETE FROM contact_search
WHERE rowid = :contact_id AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.id = :contact_id);
