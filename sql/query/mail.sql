-- columns: id, event, website_id, account_id, registration_id, access_id, recipient, language, dedupe, message_id, delivery, attempts, next_at, lease_until, last_error, created_at, expires_at, sent_at

-- name: FindMail
SELECT {mail} FROM mail WHERE id = :id;

-- name: FindQueuedMail
SELECT {mail} FROM mail WHERE dedupe = :dedupe AND delivery = 'queued';

-- A row without recipient only balances the work for an unknown address.
-- name: ListMails
SELECT {mail} FROM mail WHERE delivery = :delivery AND recipient <> '' ORDER BY id DESC LIMIT :count OFFSET :skip;

-- name: CountMails
SELECT count(*) FROM mail WHERE delivery = :delivery AND recipient <> '';

-- name: CountMailsSince
SELECT count(*) FROM mail WHERE delivery = 'sent' AND sent_at > :since;

-- name: InsertMail
INSERT INTO mail (event, website_id, account_id, registration_id, access_id, recipient, language, dedupe, message_id, delivery, next_at, created_at, expires_at)
VALUES (:event, :website_id, :account_id, :registration_id, :access_id, :recipient, :language, :dedupe, :message_id, 'queued', :next_at, :now, :expires_at);

-- name: UpdateMailCancelled
UPDATE mail SET delivery = 'cancelled' WHERE dedupe = :dedupe AND delivery = 'queued' AND lease_until <= :now;

-- name: UpdateMailCancelledById
UPDATE mail SET delivery = 'cancelled' WHERE id = :id AND delivery = 'queued' AND lease_until <= :now;

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

-- name: UpdateMailRetried
UPDATE mail SET delivery = 'queued', attempts = 0, next_at = :now, lease_until = 0, expires_at = :expires_at WHERE id = :id AND delivery IN ('dead', 'cancelled');

-- name: DeleteMail
DELETE FROM mail WHERE id = :id;
