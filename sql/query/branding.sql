-- columns: website_id, color, corners, font, links, logo_kind, logo_text, logo_mark, version

-- name: FindBranding
SELECT {branding} FROM branding WHERE website_id = :website_id;

-- name: FindBrandingLogo
SELECT logo FROM branding WHERE website_id = :website_id;

-- name: InsertBranding
INSERT INTO branding (website_id) VALUES (:website_id);

-- name: UpdateBrandingLook
UPDATE branding SET color = :color, corners = :corners, font = :font, links = :links, version = version + 1
WHERE website_id = :website_id AND version = :version;

-- name: UpdateBrandingLogo
UPDATE branding SET logo_kind = :logo_kind, logo_text = :logo_text, logo_mark = :logo_mark, logo = :logo, version = version + 1
WHERE website_id = :website_id AND version = :version;

-- name: InsertBrandingLike
INSERT INTO branding (website_id, color, corners, font, links, logo_kind, logo_text, logo_mark, logo)
SELECT :website_id, color, corners, font, links, logo_kind, logo_text, logo_mark, logo
FROM branding WHERE website_id = :pattern_id;
