-- columns: token, account_id, created_at, seen_at, expires_at

-- name: FindSession
SELECT {session}, account.id, account.contact_id, account.email, account.email_key, account.name, account.language, account.password, account.password_changed_at, account.email_proven_at, account.last_sign_in_at, account.disabled, account.created_at, account.version
FROM session JOIN account ON account.id = session.account_id
WHERE session.token = :token AND session.expires_at > :now AND session.seen_at > :idle_since AND account.disabled = 0;

-- Everything the gate must know, in one look.
-- name: FindPass
SELECT session.seen_at, account.email, account.name, account.language, contact.number,
  coalesce(access.status, ''), coalesce(access.valid_until, 0)
FROM session
  JOIN account ON account.id = session.account_id
  JOIN contact ON contact.id = account.contact_id
  LEFT JOIN access ON access.account_id = account.id AND access.website_id = :website_id
WHERE session.token = :token AND session.expires_at > :now AND session.seen_at > :idle_since AND account.disabled = 0
  AND account.email_proven_at IS NOT NULL;

-- name: FindWebsiteIdByPlace
SELECT website_id, mount FROM website_place
WHERE host = :host
  AND (mount = '' OR :path = mount OR substr(:path, 1, length(mount) + 1) = mount || '/')
ORDER BY mount DESC LIMIT 1;

-- name: InsertSession
INSERT INTO session (token, account_id, created_at, seen_at, expires_at) VALUES (:token, :account_id, :now, :now, :expires_at);

-- name: UpdateSessionSeen
UPDATE session SET seen_at = :now WHERE token = :token AND seen_at < :now;

-- name: DeleteSession
DELETE FROM session WHERE token = :token;

-- name: DeleteSessionsOfAccount
DELETE FROM session WHERE account_id = :account_id AND token <> :except_token;

-- name: DeleteOldSessions
DELETE FROM session WHERE expires_at < :now OR seen_at < :idle_since;
