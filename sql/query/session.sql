-- columns: token, account_id, created_at, seen_at, expires_at, host, family

-- name: FindSession
SELECT {session}, account.id, account.contact_id, account.email, account.email_key, account.name, account.language, account.password, account.password_changed_at, account.email_proven_at, account.last_sign_in_at, account.disabled, account.created_at, account.version
FROM session JOIN account ON account.id = session.account_id
WHERE session.token = :token AND session.host = :host AND session.expires_at > :now AND session.seen_at > :idle_since
  AND account.disabled = 0;

-- One of those that live, at whichever host, of somebody who may sign in.
-- name: FindSessionOfFamily
SELECT {session}, account.id, account.contact_id, account.email, account.email_key, account.name, account.language, account.password, account.password_changed_at, account.email_proven_at, account.last_sign_in_at, account.disabled, account.created_at, account.version
FROM session JOIN account ON account.id = session.account_id
WHERE session.family = :family AND session.expires_at > :now AND session.seen_at > :idle_since
  AND account.disabled = 0 AND account.email_proven_at IS NOT NULL
ORDER BY session.seen_at DESC LIMIT 1;

-- Everything the gate must know, in one look.
-- name: FindPass
SELECT place.website_id, place.mount, website.name, website.protection, website.paths, website.closed,
  session.seen_at, account.email, account.name, account.language, contact.number, contact.company,
  access.status, access.valid_until
FROM (
    SELECT website_id, mount FROM website_place
    WHERE host = :host AND (mount = '' OR :path = mount OR substr(:path, 1, length(mount) + 1) = mount || '/')
    ORDER BY mount DESC LIMIT 1
  ) AS place
  JOIN website ON website.id = place.website_id
  LEFT JOIN session ON session.token = :token AND session.host = :host AND session.expires_at > :now
    AND session.seen_at > :idle_since
  LEFT JOIN account ON account.id = session.account_id AND account.disabled = 0 AND account.email_proven_at IS NOT NULL
  LEFT JOIN contact ON contact.id = account.contact_id
  LEFT JOIN access ON access.account_id = account.id AND access.website_id = place.website_id;

-- As FindPass, for whoever has that account, whether signed in there now or not.
-- name: FindPassOfAccount
SELECT place.website_id, place.mount, website.name, website.protection, website.paths, website.closed,
  coalesce((SELECT max(session.seen_at) FROM session
            WHERE session.account_id = account.id AND session.host = :host AND session.expires_at > :now
              AND session.seen_at > :idle_since), 0),
  account.email, account.name, account.language, contact.number, contact.company, access.status, access.valid_until
FROM (
    SELECT website_id, mount FROM website_place
    WHERE host = :host AND (mount = '' OR :path = mount OR substr(:path, 1, length(mount) + 1) = mount || '/')
    ORDER BY mount DESC LIMIT 1
  ) AS place
  JOIN website ON website.id = place.website_id
  LEFT JOIN account ON account.id = :account_id AND account.disabled = 0 AND account.email_proven_at IS NOT NULL
  LEFT JOIN contact ON contact.id = account.contact_id
  LEFT JOIN access ON access.account_id = account.id AND access.website_id = place.website_id;

-- Live or not; `host` '': of any.
-- name: FindSessionAccount
SELECT account_id FROM session WHERE token = :token AND (:host = '' OR host = :host);

-- Which session opens which website until when: as FindPass judges, but for idle time, which nobody notes there. NULL: any.
-- name: ListAdmissions
SELECT session.token, session.host, access.website_id,
  CASE WHEN access.valid_until < session.expires_at THEN access.valid_until ELSE session.expires_at END
FROM session
  JOIN account ON account.id = session.account_id AND account.disabled = 0 AND account.email_proven_at IS NOT NULL
  JOIN access ON access.account_id = account.id AND access.status = 'approved'
    AND (access.valid_until IS NULL OR access.valid_until > :now)
  JOIN website ON website.id = access.website_id AND website.closed = 0
WHERE session.expires_at > :now
  AND session.account_id BETWEEN coalesce(:account_id, 0) AND coalesce(:account_id, 9223372036854775807)
  AND (:website_id IS NULL OR access.website_id = :website_id)
  AND EXISTS (SELECT 1 FROM website_place
              WHERE website_place.host = session.host AND website_place.website_id = access.website_id);

-- name: InsertSession
INSERT INTO session (token, account_id, created_at, seen_at, expires_at, host, family)
VALUES (:token, :account_id, :now, :now, :expires_at, :host, :family);

-- name: UpdateSessionSeen
UPDATE session SET seen_at = :now WHERE token = :token AND seen_at < :now;

-- name: DeleteSession
DELETE FROM session WHERE token = :token;

-- With those that were handed over from it, or it from them.
-- name: DeleteSessionFamily
DELETE FROM session WHERE family IN (SELECT family FROM session AS one WHERE one.token = :token);

-- name: DeleteSessionsOfAccount
DELETE FROM session WHERE account_id = :account_id;

-- name: DeleteOldSessions
DELETE FROM session WHERE expires_at < :now OR seen_at < :idle_since;
