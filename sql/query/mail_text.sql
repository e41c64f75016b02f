-- columns: id, website_id, language, event, subject, body, changed_by, changed_at, default_subject, default_body

-- name: FindMailText
SELECT {mail_text} FROM mail_text
WHERE website_id = :website_id AND language = :language AND event = :event ORDER BY id DESC LIMIT 1;

-- name: FindMailTextAt
SELECT {mail_text} FROM mail_text
WHERE website_id = :website_id AND language = :language AND event = :event AND changed_at <= :at ORDER BY id DESC LIMIT 1;

-- name: FindMailTextVersion
SELECT {mail_text} FROM mail_text WHERE id = :id;

-- name: ListMailTextVersions
SELECT {mail_text} FROM mail_text
WHERE website_id = :website_id AND language = :language AND event = :event ORDER BY id DESC LIMIT 50;

-- name: ListMailTexts
SELECT {mail_text} FROM mail_text
WHERE website_id = :website_id
  AND id IN (SELECT max(id) FROM mail_text WHERE website_id = :website_id GROUP BY language, event)
ORDER BY event, language;

-- name: InsertMailText
INSERT INTO mail_text (website_id, language, event, subject, body, changed_by, changed_at, default_subject, default_body)
VALUES (:website_id, :language, :event, :subject, :body, :changed_by, :now, :default_subject, :default_body);

-- The words in force, without those that went before them.
-- name: InsertMailTextsLike
INSERT INTO mail_text (website_id, language, event, subject, body, changed_by, changed_at, default_subject, default_body)
SELECT :website_id, language, event, subject, body, :changed_by, :now, default_subject, default_body FROM mail_text
WHERE website_id = :pattern_id AND body <> ''
  AND id IN (SELECT max(id) FROM mail_text WHERE website_id = :pattern_id GROUP BY language, event);
