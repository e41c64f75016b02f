-- columns: id, name, address, policy, sender, contact, office_copy, language, password_minimum, open, imprint, privacy, created_at, version, protection, paths, closed

-- name: FindWebsite
SELECT {website} FROM website WHERE id = :id;

-- name: FindWebsiteByPlace
SELECT {website}, website_place.mount
FROM website_place JOIN website ON website.id = website_place.website_id
WHERE website_place.host = :host
  AND (website_place.mount = '' OR :path = website_place.mount
       OR substr(:path, 1, length(website_place.mount) + 1) = website_place.mount || '/')
ORDER BY website_place.mount DESC LIMIT 1;

-- name: ListWebsites
SELECT {website} FROM website ORDER BY name, id;

-- name: ListWebsitesOfStaff
SELECT {website} FROM website
WHERE :staff_id = 0 OR id IN (SELECT website_id FROM staff_website WHERE staff_id = :staff_id)
ORDER BY name, id;

-- name: InsertWebsite
INSERT INTO website (name, address, policy, sender, contact, office_copy, language, password_minimum, open, imprint, privacy, created_at, protection, paths, closed)
VALUES (:name, :address, :policy, :sender, :contact, :office_copy, :language, :password_minimum, :open, :imprint, :privacy, :now, :protection, :paths, :closed);

-- name: UpdateWebsite
UPDATE website
SET name = :name, address = :address, policy = :policy, sender = :sender, contact = :contact, office_copy = :office_copy,
    language = :language, password_minimum = :password_minimum, open = :open, imprint = :imprint, privacy = :privacy,
    protection = :protection, paths = :paths, closed = :closed,
    version = version + 1
WHERE id = :id AND version = :version;

-- name: FindWebsiteMailHtml
SELECT mail_html FROM website WHERE id = :id;

-- name: UpdateWebsiteMailHtml
UPDATE website SET mail_html = :mail_html WHERE id = :id;

-- name: ListWebsitePlaces
SELECT host, mount FROM website_place WHERE website_id = :website_id ORDER BY host, mount;

-- name: FindWebsitePlaceOwner
SELECT website_id FROM website_place WHERE host = :host AND mount = :mount;

-- name: InsertWebsitePlace
INSERT INTO website_place (host, mount, website_id) VALUES (:host, :mount, :website_id);

-- name: DeleteWebsitePlaces
DELETE FROM website_place WHERE website_id = :website_id;

-- At most `most` of each: counting a million takes a while.
-- name: ListWebsiteCounts
SELECT website.id,
  (SELECT count(*) FROM (SELECT 1 FROM access WHERE access.website_id = website.id AND access.status = 'in_processing' LIMIT :most)),
  (SELECT count(*) FROM (SELECT 1 FROM access WHERE access.website_id = website.id AND access.status = 'approved' LIMIT :most))
FROM website ORDER BY website.id;
