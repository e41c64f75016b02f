-- columns: id, account_id, website_id, status, status_at, decided_by, reason, message, order_number, next, valid_until, requested_at, version

-- name: FindAccess
SELECT {access} FROM access WHERE id = :id;

-- name: FindAccessOfAccount
SELECT {access} FROM access WHERE account_id = :account_id AND website_id = :website_id;

-- name: FindAccessLine
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id,
  (SELECT count(*) FROM access AS other JOIN account AS holder ON holder.id = other.account_id
   WHERE holder.contact_id = contact.id AND other.id <> access.id),
  (SELECT count(*) FROM history WHERE history.contact_id = contact.id AND history.act = 'rejected')
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE access.id = :id;

-- name: ListAccessesOfAccount
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id, 0, 0
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE access.account_id = :account_id ORDER BY website.name, access.id;

-- name: ListAccessesOfContact
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id, 0, 0
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE contact.id = :contact_id ORDER BY website.name, access.id;

-- One page of one stage: a status, and of the approved those that hold or those that expired; `staff_id` 0 sees every website.
-- name: ListAccesses
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id,
  (SELECT count(*) FROM access AS other JOIN account AS holder ON holder.id = other.account_id
   WHERE holder.contact_id = contact.id AND other.id <> access.id),
  (SELECT count(*) FROM history WHERE history.contact_id = contact.id AND history.act = 'rejected')
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE access.status = :status
  AND ((:expired = 1 AND access.valid_until IS NOT NULL AND access.valid_until <= :now)
       OR (:expired = 0 AND (access.status <> 'approved' OR access.valid_until IS NULL OR access.valid_until > :now)))
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
  AND (:pattern = '' OR account.email LIKE :pattern OR account.name LIKE :pattern OR contact.name LIKE :pattern
       OR contact.company LIKE :pattern OR contact.number LIKE :pattern OR access.order_number LIKE :pattern)
ORDER BY access.requested_at, access.id LIMIT :count OFFSET :skip;

-- name: CountAccesses
SELECT count(*) FROM access
WHERE access.status = :status
  AND ((:expired = 1 AND access.valid_until IS NOT NULL AND access.valid_until <= :now)
       OR (:expired = 0 AND (access.status <> 'approved' OR access.valid_until IS NULL OR access.valid_until > :now)))
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
  AND (:pattern = '' OR EXISTS (
        SELECT 1 FROM account JOIN contact ON contact.id = account.contact_id
        WHERE account.id = access.account_id
          AND (account.email LIKE :pattern OR account.name LIKE :pattern OR contact.name LIKE :pattern
               OR contact.company LIKE :pattern OR contact.number LIKE :pattern OR access.order_number LIKE :pattern)));

-- `website_id` 0: all.
-- name: ListAccessesAfter
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id, 0, 0
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE access.id > :after AND (:website_id = 0 OR access.website_id = :website_id)
ORDER BY access.id LIMIT :count;

-- Who may read the website's protected pages now, as FindPass judges, by company and name; those behind the access `after`.
-- name: ListHolders
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id, 0, 0
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE access.status = 'approved' AND access.website_id = :website_id
  AND (access.valid_until IS NULL OR access.valid_until > :now)
  AND account.disabled = 0 AND account.email_proven_at IS NOT NULL
  AND (:after = 0 OR (lower(contact.company), lower(account.name), access.id) > (
        SELECT lower(firm.company), lower(person.name), last.id
        FROM access AS last JOIN account AS person ON person.id = last.account_id
          JOIN contact AS firm ON firm.id = person.contact_id
        WHERE last.id = :after))
ORDER BY lower(contact.company), lower(account.name), access.id LIMIT :count;

-- name: CountHolders
SELECT count(*)
FROM access JOIN account ON account.id = access.account_id
WHERE access.status = 'approved' AND access.website_id = :website_id
  AND (access.valid_until IS NULL OR access.valid_until > :now)
  AND account.disabled = 0 AND account.email_proven_at IS NOT NULL;

-- name: InsertAccess
INSERT INTO access (account_id, website_id, status, status_at, decided_by, reason, message, order_number, next, requested_at)
VALUES (:account_id, :website_id, :status, :now, :decided_by, :reason, :message, :order_number, :next, :now);

-- A decision on what the office saw; the database is the judge: no row, somebody was faster.
-- name: UpdateAccessStatus
UPDATE access
SET status = :status, status_at = :now, decided_by = :decided_by, reason = :reason, version = version + 1
WHERE id = :id AND version = :version AND status <> :status;

-- name: UpdateAccessRequested
UPDATE access
SET status = :status, status_at = :now, decided_by = '', reason = '', message = :message, order_number = :order_number,
    requested_at = :now, version = version + 1
WHERE id = :id AND status = 'withdrawn';

-- name: UpdateAccessWithdrawn
UPDATE access
SET status = 'withdrawn', status_at = :now, decided_by = '', reason = '', version = version + 1
WHERE id = :id AND status = 'in_processing';

-- name: UpdateAccessMessage
UPDATE access SET message = :message, version = version + 1 WHERE id = :id AND status = 'in_processing';

-- name: UpdateAccessValidity
UPDATE access SET valid_until = :valid_until, version = version + 1 WHERE id = :id AND version = :version;

-- name: DeleteAccessesOfCanary
DELETE FROM access
WHERE account_id = (SELECT id FROM account WHERE id = :account_id AND email_key GLOB 'gate-check-*@canary.invalid');
