-- columns: id, event, website_id, account_id, registration_id, access_id, recipient, language, dedupe, message_id, delivery, attempts, next_at, lease_until, last_error, created_at, expires_at, sent_at

-- name: FindMail
SELECT {mail} FROM mail WHERE id = :id;

-- name: FindQueuedMail
SELECT {mail} FROM mail WHERE dedupe = :dedupe AND delivery = 'queued';

-- A row without recipient only balances the work for an unknown address.
-- name: ListMails
SELECT {mail} FROM mail WHERE delivery = :delivery AND recipient <> '' AND id < :before ORDER BY id DESC LIMIT :count;

-- name: ListMailsBackwards
SELECT {mail} FROM mail WHERE delivery = :delivery AND recipient <> '' AND id > :after ORDER BY id LIMIT :count;

-- name: ListMailsOfWebsite
SELECT {mail} FROM mail WHERE delivery = :delivery AND website_id = :website_id AND recipient <> '' AND id < :before
ORDER BY id DESC LIMIT :count;

-- name: ListMailsOfWebsiteBackwards
SELECT {mail} FROM mail WHERE delivery = :delivery AND website_id = :website_id AND recipient <> '' AND id > :after
ORDER BY id LIMIT :count;

-- Those of one address the newest first.
-- name: ListMailIdsOfPerson
SELECT id FROM mail
WHERE delivery = :delivery AND recipient <> '' AND lower(recipient) >= :begin AND lower(recipient) < :end
  AND (:website_id = 0 OR website_id = :website_id)
ORDER BY lower(recipient), id DESC LIMIT :count;

-- name: CountMails
SELECT count(*) FROM (SELECT 1 FROM mail WHERE delivery = :delivery AND recipient <> '' ORDER BY id LIMIT :most);

-- name: CountMailsOfWebsite
SELECT count(*) FROM (SELECT 1 FROM mail
  WHERE delivery = :delivery AND website_id = :website_id AND recipient <> '' LIMIT :most);

-- name: CountDueMails
SELECT count(*) FROM (SELECT 1 FROM mail WHERE delivery = 'queued' AND next_at <= :now LIMIT :most);

-- How many wait because of that, and when the first of them is tried again.
-- name: FindHeldMails
SELECT count(*), coalesce(min(next_at), 0)
FROM (SELECT next_at FROM mail WHERE delivery = 'queued' AND last_error <> '' AND last_error = :error
      ORDER BY next_at LIMIT :most);

-- Of those that left since then, the one behind the first `skip`.
-- name: FindMailSending
SELECT sent_at FROM mail WHERE sent_at > :since AND +delivery = 'sent' ORDER BY sent_at LIMIT 1 OFFSET :skip;

-- name: CountMailsSince
SELECT count(*) FROM mail WHERE sent_at > :since AND +delivery = 'sent';

-- name: InsertMail
INSERT INTO mail (event, website_id, account_id, registration_id, access_id, recipient, language, dedupe, message_id, delivery, next_at, created_at, expires_at)
VALUES (:event, :website_id, :account_id, :registration_id, :access_id, :recipient, :language, :dedupe, :message_id, 'queued', :next_at, :now, :expires_at);

-- name: UpdateMailCancelled
UPDATE mail SET delivery = 'cancelled' WHERE dedupe = :dedupe AND delivery = 'queued' AND lease_until <= :now;

-- name: UpdateMailCancelledById
UPDATE mail SET delivery = 'cancelled' WHERE id = :id AND delivery = 'queued' AND lease_until <= :now;

-- name: UpdateMailHandedOver
UPDATE mail SET delivery = 'cancelled'
WHERE id = :id AND (delivery = 'dead' OR (delivery = 'queued' AND lease_until <= :now));

-- At the office of a split operation mails to customers wait for the web host, which sends them.
-- name: FindDueMail
SELECT {mail} FROM mail WHERE delivery = 'queued' AND next_at <= :now AND lease_until <= :now
  AND (event = 'digest' OR recipient = '' OR NOT EXISTS (SELECT 1 FROM sync_peer WHERE role = 'office'))
ORDER BY next_at, id LIMIT 1;

-- Those that wait for the web host.
-- name: ListHeldMails
SELECT {mail} FROM mail
WHERE delivery = 'queued' AND event <> 'digest' AND recipient <> '' AND id > :after ORDER BY id LIMIT :count;

-- Whoever changes the row has the lease; the other mailer gets no row.
-- name: UpdateMailLeased
UPDATE mail SET lease_until = :lease_until, attempts = attempts + 1 WHERE id = :id AND delivery = 'queued' AND lease_until <= :now;

-- name: UpdateMailSent
UPDATE mail SET delivery = 'sent', sent_at = :now, last_error = '', lease_until = 0 WHERE id = :id AND delivery = 'queued';

-- name: UpdateMailDead
UPDATE mail SET delivery = 'dead', last_error = :error, lease_until = 0 WHERE id = :id AND delivery = 'queued';

-- name: UpdateMailLater
UPDATE mail SET next_at = :next_at, last_error = :error, lease_until = 0 WHERE id = :id AND delivery = 'queued';

-- One that waits for its next attempt too, unless a mailer is at it.
-- name: UpdateMailRetried
UPDATE mail SET delivery = 'queued', attempts = 0, next_at = :now, lease_until = 0, expires_at = :expires_at
WHERE id = :id AND (delivery IN ('dead', 'cancelled') OR (delivery = 'queued' AND attempts > 0 AND lease_until <= :now));

-- name: DeleteMail
DELETE FROM mail WHERE id = :id;

-- The last that left, or was given up.
-- name: FindLastMailOfAccount
SELECT {mail} FROM mail WHERE account_id = :account_id AND delivery IN ('sent', 'dead') ORDER BY id DESC LIMIT 1;

-- name: CountMailsOfAccount
SELECT count(*) FROM mail WHERE account_id = :account_id OR recipient = :recipient;

-- name: DeleteMailsOfAccount
DELETE FROM mail WHERE account_id = :account_id OR recipient = :recipient;
