-- columns: access_id, ends_at, told_at, asked_at, declined_at

-- Of the end that holds now: of another one nobody was told.
-- name: FindRenewal
SELECT {renewal} FROM renewal
WHERE access_id = :access_id AND ends_at = (SELECT valid_until FROM access WHERE access.id = renewal.access_id);

-- The accesses that end soon and whose holders were not told: at :soon or before, or when half of their time is over.
-- name: ListAccessIdsToTell
SELECT access.id FROM access INDEXED BY access_by_end JOIN account ON account.id = access.account_id
WHERE access.valid_until IS NOT NULL AND access.valid_until > :now AND access.valid_until <= :soon
  AND access.status = 'approved' AND account.disabled = 0 AND account.email_proven_at IS NOT NULL
  AND access.valid_until - :now <= (access.valid_until - coalesce(access.valid_since, access.status_at)) / 2
  AND account.email_key NOT GLOB 'gate-check-*@canary.invalid'
  AND NOT EXISTS (SELECT 1 FROM renewal WHERE renewal.access_id = access.id AND renewal.ends_at = access.valid_until)
ORDER BY access.valid_until, access.id LIMIT :count;

-- How long it was valid until now, in seconds.
-- name: FindAccessTerm
SELECT valid_until - coalesce(valid_since, status_at) FROM access WHERE id = :id AND valid_until IS NOT NULL;

-- name: InsertRenewal
INSERT OR REPLACE INTO renewal (access_id, ends_at, told_at) VALUES (:access_id, :ends_at, :now);

-- name: UpdateRenewalAsked
UPDATE renewal SET asked_at = :now
WHERE access_id = :access_id AND asked_at IS NULL AND declined_at IS NULL;

-- The office has answered, whatever it did.
-- name: UpdateRenewalAnswered
UPDATE renewal SET asked_at = NULL WHERE access_id = :access_id AND asked_at IS NOT NULL;

-- name: UpdateRenewalDeclined
UPDATE renewal SET asked_at = NULL, declined_at = :now WHERE access_id = :access_id AND asked_at IS NOT NULL;

-- Those asked for, as ListAccessKeys; the place is (asked_at, access_id).
-- name: ListRenewalKeys
SELECT renewal.access_id, renewal.asked_at FROM renewal JOIN access ON access.id = renewal.access_id
WHERE renewal.asked_at IS NOT NULL AND (renewal.asked_at, renewal.access_id) > (:at, :after)
  AND renewal.asked_at <= :until
  AND (:decided_by = '' OR access.decided_by = :decided_by)
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
ORDER BY renewal.asked_at, renewal.access_id LIMIT :count;

-- name: ListRenewalKeysBackwards
SELECT renewal.access_id, renewal.asked_at FROM renewal JOIN access ON access.id = renewal.access_id
WHERE renewal.asked_at IS NOT NULL AND (renewal.asked_at, renewal.access_id) < (:at, :after)
  AND (:decided_by = '' OR access.decided_by = :decided_by)
  AND (:website_id = 0 OR access.website_id = :website_id)
  AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
ORDER BY renewal.asked_at DESC, renewal.access_id DESC LIMIT :count;

-- name: CountRenewals
SELECT count(*) FROM (SELECT 1 FROM renewal JOIN access ON access.id = renewal.access_id
  WHERE renewal.asked_at IS NOT NULL
    AND (:staff_id = 0 OR access.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
  LIMIT :most);
