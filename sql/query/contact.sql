-- columns: id, number, name, company, phone, language, notes, created_at, version

-- name: FindContact
SELECT {contact} FROM contact WHERE id = :id;

-- name: FindContactByNumber
SELECT {contact} FROM contact WHERE number = :number AND number <> '';

-- name: InsertContact
INSERT INTO contact (number, name, company, phone, language, notes, created_at)
VALUES (:number, :name, :company, :phone, :language, :notes, :now);

-- name: UpdateContact
UPDATE contact
SET number = :number, name = :name, company = :company, phone = :phone, language = :language, notes = :notes,
    version = version + 1
WHERE id = :id AND version = :version;

-- name: ListContactIds
SELECT contact.id FROM contact WHERE contact.id < :before AND contact.merged_into IS NULL ORDER BY contact.id DESC LIMIT :count;

-- For an approver only if it has an access to an own website; `staff_id` 0: anyway. By the accounts of the contact, never
-- by all who wait.
-- name: FindContactLine
SELECT contact.id, contact.number, contact.name, contact.company, contact.phone,
  coalesce((SELECT group_concat(email, ', ') FROM account WHERE account.contact_id = contact.id), ''),
  (SELECT count(*) FROM account CROSS JOIN access ON access.account_id = account.id WHERE account.contact_id = contact.id),
  (SELECT count(*) FROM account CROSS JOIN access ON access.account_id = account.id AND +access.status = 'in_processing'
   WHERE account.contact_id = contact.id)
FROM contact WHERE contact.id = :id AND (:staff_id = 0 OR EXISTS (
        SELECT 1 FROM account JOIN access ON access.account_id = account.id
          JOIN staff_website ON staff_website.website_id = access.website_id AND staff_website.staff_id = :staff_id
        WHERE account.contact_id = contact.id));

-- `website_id` 0: all, else those with an access to it.
-- name: ListContactsAfter
SELECT {contact} FROM contact
WHERE id > :after
  AND (:website_id = 0 OR EXISTS (
        SELECT 1 FROM account JOIN access ON access.account_id = account.id AND access.website_id = :website_id
        WHERE account.contact_id = contact.id))
ORDER BY id LIMIT :count;

-- All that no seed made.
-- name: CountRealPeople
SELECT (SELECT count(*) FROM registration)
  + (SELECT count(*) FROM contact
     WHERE number NOT LIKE 'S-%'
       OR NOT EXISTS (SELECT 1 FROM account WHERE account.contact_id = contact.id)
       OR EXISTS (SELECT 1 FROM account
                  WHERE account.contact_id = contact.id AND account.email_key NOT LIKE '%.seed.invalid'));

-- name: CountContacts
SELECT count(*) FROM contact;

-- Of a canary that is gone; one that has an account by now stays.
-- name: DeleteContactOfCanary
DELETE FROM contact WHERE id = :id AND NOT EXISTS (SELECT 1 FROM account WHERE account.contact_id = contact.id);

-- Addresses of one domain from `from` to before `to`; as in the next two, an approver finds those of the own websites.
-- name: ListNearAddresses
SELECT contact.id, contact.name, contact.company, contact.number, account.email, account.email_key, account.name
FROM account JOIN contact ON contact.id = account.contact_id
WHERE substr(account.email_key, instr(account.email_key, '@') + 1) = :domain
  AND account.email_key >= :from AND account.email_key < :to
  AND (:staff_id = 0 OR EXISTS (
        SELECT 1 FROM access JOIN staff_website ON staff_website.website_id = access.website_id
        WHERE access.account_id = account.id AND staff_website.staff_id = :staff_id))
ORDER BY account.email_key LIMIT :count;

-- The same before the @, whatever the domain.
-- name: ListNearLocalParts
SELECT contact.id, contact.name, contact.company, contact.number, account.email, account.email_key, account.name
FROM account JOIN contact ON contact.id = account.contact_id
WHERE account.email_key >= :from AND account.email_key < :to
  AND (:staff_id = 0 OR EXISTS (
        SELECT 1 FROM access JOIN staff_website ON staff_website.website_id = access.website_id
        WHERE access.account_id = account.id AND staff_website.staff_id = :staff_id))
ORDER BY account.email_key LIMIT :count;

-- name: UpdateContactMerged
UPDATE contact SET merged_into = :into_id, version = version + 1 WHERE id = :id;

-- name: CountContactsMergedInto
SELECT count(*) FROM contact WHERE merged_into = :id;

-- name: ListContactIdsMergedInto
SELECT id FROM contact WHERE merged_into = :id ORDER BY id;

-- Its accounts, merges and what is merged into it must be gone.
-- name: DeleteContact
DELETE FROM contact WHERE id = :id;
