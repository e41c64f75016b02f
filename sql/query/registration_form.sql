-- columns: website_id, company, phone, message, order_number, terms_version, terms_address, terms_de, terms_en, version

-- name: FindRegistrationForm
SELECT {registration_form} FROM registration_form WHERE website_id = :website_id;

-- name: InsertRegistrationForm
INSERT INTO registration_form (website_id, company, phone, message, order_number, terms_version, terms_address, terms_de, terms_en)
VALUES (:website_id, :company, :phone, :message, :order_number, :terms_version, :terms_address, :terms_de, :terms_en)
ON CONFLICT (website_id) DO NOTHING;

-- name: UpdateRegistrationForm
UPDATE registration_form
SET company = :company, phone = :phone, message = :message, order_number = :order_number, terms_version = :terms_version,
    terms_address = :terms_address, terms_de = :terms_de, terms_en = :terms_en, version = version + 1
WHERE website_id = :website_id AND version = :version;

-- name: InsertRegistrationFormLike
INSERT INTO registration_form (website_id, company, phone, message, order_number, terms_version, terms_address, terms_de, terms_en)
SELECT :website_id, company, phone, message, order_number, terms_version, terms_address, terms_de, terms_en
FROM registration_form WHERE website_id = :pattern_id;
