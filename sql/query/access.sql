-- columns: id, account_id, website_id, status, status_at, decided_by, reason, message, order_number, next, valid_until, requested_at, version, network

-- name: FindAccess
SELECT {access} FROM access WHERE id = :id;

-- name: FindAccessOfAccount
SELECT {access} FROM access WHERE account_id = :account_id AND website_id = :website_id;

-- name: FindAccessLine
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id,
  (SELECT count(*) FROM access AS other JOIN account AS holder ON holder.id = other.account_id
   WHERE holder.contact_id = contact.id AND other.id <> access.id),
  (SELECT count(*) FROM history WHERE history.act = 'rejected' AND history.contact_id IN
     (SELECT contact.id UNION ALL SELECT former.id FROM contact AS former WHERE former.merged_into = contact.id)),
  coalesce((SELECT staff.name FROM claim JOIN staff ON staff.id = claim.staff_id WHERE claim.access_id = access.id), ''),
  coalesce((SELECT iif(question.answered_at IS NULL, 1, 2) FROM question WHERE question.access_id = access.id
            ORDER BY question.id DESC LIMIT 1), 0),
  (SELECT count(*) FROM (
     SELECT 1 FROM access AS near WHERE near.network <> '' AND near.network = access.network AND near.id <> access.id
       AND near.requested_at BETWEEN access.requested_at - 86400 AND access.requested_at + 86400
     UNION ALL
     SELECT 1 FROM registration AS near WHERE near.network <> '' AND near.network = access.network
       AND near.requested_at BETWEEN access.requested_at - 86400 AND access.requested_at + 86400 LIMIT 100)),
  coalesce((SELECT renewal.asked_at FROM renewal WHERE renewal.access_id = access.id), 0)
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE access.id = :id;

-- name: ListAccessesOfAccount
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id, 0, 0, '', 0, 0
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE access.account_id = :account_id ORDER BY website.name, access.id;

-- name: ListAccessesOfContact
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id, 0, 0, '', 0, 0
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE contact.id = :contact_id ORDER BY website.name, access.id;

-- What the lists are made of: the next ids of one stage behind a place (status_at, id), in the order of an index. `holds` 1
-- leaves those out who expired; `staff_id` 0 sees every website. Each has a mirror that walks backwards.
-- name: ListAccessKeys
SELECT access.id, access.status_at FROM access
WHERE access.status = :status AND (access.status_at, access.id) > (:at, :after) AND access.status_at <= :until
  AND (:holds = 0 OR access.valid_until IS NULL OR access.valid_until > :now)
ORDER BY access.status_at, access.id LIMIT :count;

-- name: ListAccessKeysBackwards
SELECT access.id, access.status_at FROM access
WHERE access.status = :status AND (access.status_at, access.id) < (:at, :after)
  AND (:holds = 0 OR access.valid_until IS NULL OR access.valid_until > :now)
ORDER BY access.status_at DESC, access.id DESC LIMIT :count;

-- name: ListAccessKeysOfWebsite
SELECT access.id, access.status_at FROM access
WHERE access.status = :status AND access.website_id = :website_id
  AND (access.status_at, access.id) > (:at, :after) AND access.status_at <= :until
  AND (:holds = 0 OR access.valid_until IS NULL OR access.valid_until > :now)
ORDER BY access.status_at, access.id LIMIT :count;

-- name: ListAccessKeysOfWebsiteBackwards
SELECT access.id, access.status_at FROM access
WHERE access.status = :status AND access.website_id = :website_id AND (access.status_at, access.id) < (:at, :after)
  AND (:holds = 0 OR access.valid_until IS NULL OR access.valid_until > :now)
ORDER BY access.status_at DESC, access.id DESC LIMIT :count;

-- name: ListAccessKeysOfDecider
SELECT access.id, access.status_at FROM access
WHERE access.status = :status AND access.decided_by = :decided_by
  AND (access.status_at, access.id) > (:at, :after) AND access.status_at <= :until
  AND (:holds = 0 OR access.valid_until IS NULL OR access.valid_until > :now)
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
ORDER BY access.status_at, access.id LIMIT :count;

-- name: ListAccessKeysOfDeciderBackwards
SELECT access.id, access.status_at FROM access
WHERE access.status = :status AND access.decided_by = :decided_by AND (access.status_at, access.id) < (:at, :after)
  AND (:holds = 0 OR access.valid_until IS NULL OR access.valid_until > :now)
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
ORDER BY access.status_at DESC, access.id DESC LIMIT :count;

-- Those that expired, by the time when they did.
-- name: ListExpiredAccessKeys
SELECT access.id, access.valid_until FROM access INDEXED BY access_by_end
WHERE access.valid_until IS NOT NULL AND (access.valid_until, access.id) > (:at, :after)
  AND access.valid_until <= :until AND access.status = 'approved'
  AND (:decided_by = '' OR access.decided_by = :decided_by)
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
ORDER BY access.valid_until, access.id LIMIT :count;

-- name: ListExpiredAccessKeysBackwards
SELECT access.id, access.valid_until FROM access INDEXED BY access_by_end
WHERE access.valid_until IS NOT NULL AND (access.valid_until, access.id) < (:at, :after)
  AND access.status = 'approved'
  AND (:decided_by = '' OR access.decided_by = :decided_by)
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
ORDER BY access.valid_until DESC, access.id DESC LIMIT :count;

-- The id again if the words stand anywhere in what the access is known by.
-- name: FindAccessMatch
SELECT access.id FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
WHERE access.id = :id
  AND (account.email LIKE :pattern OR account.name LIKE :pattern OR contact.name LIKE :pattern
       OR contact.company LIKE :pattern OR contact.number LIKE :pattern OR access.order_number LIKE :pattern);

-- Few share an order number: all of them, in no order.
-- name: ListAccessKeysOfOrder
SELECT access.id, iif(:expired = 1, access.valid_until, access.status_at) FROM access
WHERE access.order_number <> '' AND access.order_number = :order_number COLLATE NOCASE AND +access.status = :status
  AND (:expired = (access.valid_until IS NOT NULL AND access.valid_until <= :now) OR access.status <> 'approved')
  AND (:decided_by = '' OR access.decided_by = :decided_by)
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
LIMIT :count;

-- How many of a stage there are, counted up to `most`.
-- name: CountAccesses
SELECT count(*) FROM (SELECT 1 FROM access WHERE access.status = :status
  AND (:holds = 0 OR access.valid_until IS NULL OR access.valid_until > :now) LIMIT :most);

-- name: CountAccessesOfWebsite
SELECT count(*) FROM (SELECT 1 FROM access WHERE access.status = :status AND access.website_id = :website_id
  AND (:holds = 0 OR access.valid_until IS NULL OR access.valid_until > :now) LIMIT :most);

-- name: CountExpiredAccesses
SELECT count(*) FROM (SELECT 1 FROM access INDEXED BY access_by_end
  WHERE access.valid_until IS NOT NULL AND access.valid_until <= :now AND access.status = 'approved'
    AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
  LIMIT :most);

-- `website_id` 0: all.
-- name: ListAccessesAfter
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id, 0, 0
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE access.id > :after AND (:website_id = 0 OR access.website_id = :website_id)
ORDER BY access.id LIMIT :count;

-- Who may read the website's protected pages now, as FindPass judges, by company and name; those behind a place of
-- FindHolderPlace. This way for a website where few may: they are sorted.
-- name: ListFewHolders
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id, 0, 0
FROM access CROSS JOIN account ON account.id = access.account_id CROSS JOIN contact ON contact.id = account.contact_id
  JOIN website ON website.id = access.website_id
WHERE access.status = 'approved' AND access.website_id = :website_id
  AND (access.valid_until IS NULL OR access.valid_until > :now)
  AND account.disabled = 0 AND account.email_proven_at IS NOT NULL
  AND (lower(contact.company || char(9) || contact.name), contact.id, account.id) > (:name, :contact_id, :account_id)
ORDER BY lower(contact.company || char(9) || contact.name), contact.id, account.id LIMIT :count;

-- The same for a website where many may: all contacts are walked in that order.
-- name: ListManyHolders
SELECT {access}, account.email, account.name, contact.name, contact.company, contact.number, website.name, contact.id, 0, 0
FROM contact CROSS JOIN account ON account.contact_id = contact.id
  CROSS JOIN access ON access.account_id = account.id AND access.website_id = :website_id
  JOIN website ON website.id = access.website_id
WHERE access.status = 'approved'
  AND (access.valid_until IS NULL OR access.valid_until > :now)
  AND account.disabled = 0 AND account.email_proven_at IS NOT NULL
  AND lower(contact.company || char(9) || contact.name) >= :name
  AND (lower(contact.company || char(9) || contact.name), contact.id, account.id) > (:name, :contact_id, :account_id)
ORDER BY lower(contact.company || char(9) || contact.name), contact.id, account.id LIMIT :count;

-- Where the access stands in that order.
-- name: FindHolderPlace
SELECT lower(contact.company || char(9) || contact.name), contact.id, account.id
FROM access JOIN account ON account.id = access.account_id JOIN contact ON contact.id = account.contact_id
WHERE access.id = :id;

-- Counted up to `most`: from the index alone, and the few accounts that may not.
-- name: CountHolders
SELECT count(*) FROM (
  SELECT 1 FROM access INDEXED BY access_by_website
  WHERE access.status = 'approved' AND access.website_id = :website_id
    AND (access.valid_until IS NULL OR access.valid_until > :now)
    AND NOT EXISTS (SELECT 1 FROM account INDEXED BY account_shut
                    WHERE account.id = access.account_id AND (account.disabled = 1 OR account.email_proven_at IS NULL))
  LIMIT :most);

-- name: InsertAccess
INSERT INTO access (account_id, website_id, status, status_at, decided_by, reason, message, order_number, next, requested_at, network)
VALUES (:account_id, :website_id, :status, :now, :decided_by, :reason, :message, :order_number, :next, :now, :network);

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

-- Whoever looked at the request without the answer must look again.
-- name: UpdateAccessAnswered
UPDATE access SET version = version + 1 WHERE id = :id;

-- name: UpdateAccessValidity
UPDATE access SET valid_until = :valid_until, valid_since = :valid_since, version = version + 1
WHERE id = :id AND version = :version;

-- As the web host says it.
-- name: UpdateAccessSynced
UPDATE access
SET status = :status, status_at = :status_at, decided_by = :decided_by, reason = :reason, message = :message,
    order_number = :order_number, valid_until = :valid_until, requested_at = :requested_at, version = version + 1
WHERE id = :id;

-- What it was noted for is over: a burst is one of days.
-- name: UpdateAccessNetworksForgotten
UPDATE access SET network = '' WHERE network <> '' AND requested_at < :before;

-- name: DeleteAccessesOfCanary
DELETE FROM access
WHERE account_id = (SELECT id FROM account WHERE id = :account_id AND email_key GLOB 'gate-check-*@canary.invalid');

-- name: DeleteAccessesOfAccount
DELETE FROM access WHERE account_id = :account_id;
