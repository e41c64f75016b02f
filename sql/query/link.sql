-- columns: token, purpose, registration_id, account_id, website_id, email, code, created_at, expires_at, used_at

-- name: FindLink
SELECT {link} FROM link WHERE token = :token;

-- name: FindLinkByCode
SELECT {link} FROM link
WHERE registration_id = :registration_id AND code = :code AND used_at IS NULL AND expires_at > :now;

-- name: InsertLink
INSERT INTO link (token, purpose, registration_id, account_id, website_id, email, code, created_at, expires_at)
VALUES (:token, :purpose, :registration_id, :account_id, :website_id, :email, :code, :now, :expires_at);

-- Single use is decided here and nowhere else: one row changed, or somebody was faster.
-- name: UpdateLinkUsed
UPDATE link SET used_at = :now WHERE token = :token AND used_at IS NULL AND expires_at > :now;

-- name: UpdateLinksOfRegistrationUsed
UPDATE link SET used_at = :now WHERE registration_id = :registration_id AND used_at IS NULL;

-- name: UpdateLinksOfAccountUsed
UPDATE link SET used_at = :now
WHERE account_id = :account_id AND used_at IS NULL AND purpose IN ('reset', 'invitation', 'email');

-- Of one purpose and person at most three are alive, so that an earlier mail that came late still works.
-- name: UpdateOldLinksUsed
UPDATE link SET used_at = :now
WHERE used_at IS NULL AND purpose = :purpose
  AND ((registration_id IS NOT NULL AND registration_id = :registration_id) OR (account_id IS NOT NULL AND account_id = :account_id))
  AND token NOT IN (SELECT token FROM (
        SELECT token FROM link AS newer
        WHERE newer.used_at IS NULL AND newer.purpose = :purpose
          AND ((newer.registration_id IS NOT NULL AND newer.registration_id = :registration_id)
               OR (newer.account_id IS NOT NULL AND newer.account_id = :account_id))
        ORDER BY created_at DESC, token LIMIT 2) AS newest);

-- name: DeleteOldLinks
DELETE FROM link WHERE expires_at < :before;

-- Whatever it was about.
-- name: DeleteLinksOfEmail
DELETE FROM link WHERE email = :email;
