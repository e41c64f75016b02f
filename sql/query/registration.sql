-- columns: id, website_id, email, email_key, name, company, phone, message, order_number, language, password, browser, next, tries, requested_at, version, network

-- name: FindRegistration
SELECT {registration} FROM registration WHERE id = :id;

-- name: FindRegistrationByEmail
SELECT {registration} FROM registration WHERE website_id = :website_id AND email_key = :email_key;

-- name: FindRegistrationLine
SELECT {registration}, website.name FROM registration JOIN website ON website.id = registration.website_id
WHERE registration.id = :id;

-- As ListAccessKeys; the place is (requested_at, id).
-- name: ListRegistrationKeys
SELECT registration.id, registration.requested_at FROM registration
WHERE (registration.requested_at, registration.id) > (:at, :after)
  AND registration.requested_at <= :until
  AND (:order_number = '' OR registration.order_number = :order_number COLLATE NOCASE)
  AND (:pattern = '' OR registration.email LIKE :pattern OR registration.name LIKE :pattern
       OR registration.company LIKE :pattern OR registration.order_number LIKE :pattern)
ORDER BY registration.requested_at, registration.id LIMIT :count;

-- name: ListRegistrationKeysBackwards
SELECT registration.id, registration.requested_at FROM registration
WHERE (registration.requested_at, registration.id) < (:at, :after)
  AND (:order_number = '' OR registration.order_number = :order_number COLLATE NOCASE)
  AND (:pattern = '' OR registration.email LIKE :pattern OR registration.name LIKE :pattern
       OR registration.company LIKE :pattern OR registration.order_number LIKE :pattern)
ORDER BY registration.requested_at DESC, registration.id DESC LIMIT :count;

-- name: ListRegistrationKeysOfWebsite
SELECT registration.id, registration.requested_at FROM registration
WHERE registration.website_id = :website_id AND (registration.requested_at, registration.id) > (:at, :after)
  AND registration.requested_at <= :until
  AND (:order_number = '' OR registration.order_number = :order_number COLLATE NOCASE)
  AND (:pattern = '' OR registration.email LIKE :pattern OR registration.name LIKE :pattern
       OR registration.company LIKE :pattern OR registration.order_number LIKE :pattern)
ORDER BY registration.requested_at, registration.id LIMIT :count;

-- name: ListRegistrationKeysOfWebsiteBackwards
SELECT registration.id, registration.requested_at FROM registration
WHERE registration.website_id = :website_id AND (registration.requested_at, registration.id) < (:at, :after)
  AND (:order_number = '' OR registration.order_number = :order_number COLLATE NOCASE)
  AND (:pattern = '' OR registration.email LIKE :pattern OR registration.name LIKE :pattern
       OR registration.company LIKE :pattern OR registration.order_number LIKE :pattern)
ORDER BY registration.requested_at DESC, registration.id DESC LIMIT :count;

-- name: CountRegistrations
SELECT count(*) FROM (SELECT 1 FROM registration LIMIT :most);

-- name: CountRegistrationsOfWebsite
SELECT count(*) FROM (SELECT 1 FROM registration WHERE registration.website_id = :website_id LIMIT :most);

-- name: InsertRegistration
INSERT INTO registration (website_id, email, email_key, name, company, phone, message, order_number, language, password, browser, next, requested_at, network)
VALUES (:website_id, :email, :email_key, :name, :company, :phone, :message, :order_number, :language, :password, :browser, :next, :now, :network);

-- name: UpdateRegistration
UPDATE registration
SET email = :email, name = :name, company = :company, phone = :phone, message = :message, order_number = :order_number,
    language = :language, password = :password, browser = :browser, next = :next, tries = 0, requested_at = :now, network = :network,
    version = version + 1
WHERE id = :id;

-- A wrong code counts; after the fifth only a new mail helps.
-- name: UpdateRegistrationTries
UPDATE registration SET tries = tries + 1 WHERE id = :id AND tries < 5;

-- name: UpdateRegistrationTriesReset
UPDATE registration SET tries = 0 WHERE id = :id;

-- name: DeleteRegistration
DELETE FROM registration WHERE id = :id;

-- name: DeleteOldRegistrations
DELETE FROM registration WHERE requested_at < :before;
