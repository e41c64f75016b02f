-- name: FindRegistrationTerms
SELECT terms_version, accepted_at FROM registration_terms WHERE registration_id = :registration_id;

-- name: InsertRegistrationTerms
INSERT INTO registration_terms (registration_id, terms_version, accepted_at) VALUES (:registration_id, :terms_version, :now);

-- name: DeleteRegistrationTerms
DELETE FROM registration_terms WHERE registration_id = :registration_id;
