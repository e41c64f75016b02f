-- columns: id, website_id, email, email_key, name, company, phone, message, order_number, language, password, browser, next, tries, requested_at, version

-- name: FindRegistration
SELECT {registration} FROM registration WHERE id = :id;

-- name: FindRegistrationByEmail
SELECT {registration} FROM registration WHERE website_id = :website_id AND email_key = :email_key;

-- name: ListRegistrations
SELECT {registration}, website.name
FROM registration JOIN website ON website.id = registration.website_id
WHERE (:website_id = 0 OR registration.website_id = :website_id)
  AND (:staff_id = 0 OR registration.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
  AND (:pattern = '' OR registration.email LIKE :pattern OR registration.name LIKE :pattern
       OR registration.company LIKE :pattern OR registration.order_number LIKE :pattern)
ORDER BY registration.requested_at, registration.id LIMIT :count OFFSET :skip;

-- name: CountRegistrations
SELECT count(*) FROM registration
WHERE (:website_id = 0 OR registration.website_id = :website_id)
  AND (:staff_id = 0 OR registration.website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id))
  AND (:pattern = '' OR registration.email LIKE :pattern OR registration.name LIKE :pattern
       OR registration.company LIKE :pattern OR registration.order_number LIKE :pattern);

-- name: InsertRegistration
INSERT INTO registration (website_id, email, email_key, name, company, phone, message, order_number, language, password, browser, next, requested_at)
VALUES (:website_id, :email, :email_key, :name, :company, :phone, :message, :order_number, :language, :password, :browser, :next, :now);

-- name: UpdateRegistration
UPDATE registration
SET email = :email, name = :name, company = :company, phone = :phone, message = :message, order_number = :order_number,
    language = :language, password = :password, browser = :browser, next = :next, tries = 0, requested_at = :now,
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
