-- columns: id, contact_id, email, email_key, name, language, password, password_changed_at, email_proven_at, last_sign_in_at, disabled, created_at, version

-- name: FindAccount
SELECT {account} FROM account WHERE id = :id;

-- name: FindAccountByEmail
SELECT {account} FROM account WHERE email_key = :email_key;

-- Somebody, by a number of any size: each account is as likely as the next.
-- name: FindAccountLike
SELECT {account} FROM account WHERE id > :number % (SELECT max(id) FROM account) ORDER BY id LIMIT 1;

-- name: ListAccountsOfContact
SELECT {account} FROM account WHERE contact_id = :contact_id ORDER BY id;

-- name: InsertAccount
INSERT INTO account (contact_id, email, email_key, name, language, password, password_changed_at, email_proven_at, created_at)
VALUES (:contact_id, :email, :email_key, :name, :language, :password, :password_changed_at, :email_proven_at, :now);

-- name: UpdateAccountPassword
UPDATE account
SET password = :password, password_changed_at = :now, version = version + 1
WHERE id = :id;

-- name: UpdateAccountPasswordCost
UPDATE account SET password = :password WHERE id = :id AND password = :old_password;

-- name: UpdateAccountProven
UPDATE account SET email_proven_at = :now WHERE id = :id AND email_proven_at IS NULL;

-- name: UpdateAccountSignedIn
UPDATE account SET last_sign_in_at = :now WHERE id = :id;

-- name: UpdateAccountEmail
UPDATE account
SET email = :email, email_key = :email_key, password = :password, email_proven_at = NULL, version = version + 1
WHERE id = :id AND version = :version;

-- As the web host says it.
-- name: UpdateAccountSynced
UPDATE account
SET email = :email, email_key = :email_key, name = :name, language = :language, email_proven_at = :email_proven_at,
    password_changed_at = :password_changed_at, disabled = :disabled, version = version + 1
WHERE id = :id;

-- Whom a gate check made: their addresses can be nobody's (RFC 2606 section 2).
-- name: ListCanaries
SELECT {account} FROM account WHERE email_key GLOB 'gate-check-*@canary.invalid' AND created_at <= :until ORDER BY id;

-- name: DeleteCanary
DELETE FROM account WHERE id = :id AND email_key GLOB 'gate-check-*@canary.invalid';

-- name: UpdateAccountContact
UPDATE account SET contact_id = :contact_id, version = version + 1 WHERE id = :id;

-- name: UpdateAccountDisabled
UPDATE account SET disabled = :disabled, version = version + 1 WHERE id = :id AND disabled <> :disabled;

-- With its links and its part in merges; its accesses, sessions and mails must be gone.
-- name: DeleteAccount
DELETE FROM account WHERE id = :id;
