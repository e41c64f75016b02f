-- columns: id, website_id, language, event, subject, body, changed_by, changed_at

-- name: FindMailText
SELECT {mail_text} FROM mail_text
WHERE website_id = :website_id AND language = :language AND event = :event ORDER BY id DESC LIMIT 1;

-- name: ListMailTextVersions
SELECT {mail_text} FROM mail_text
WHERE website_id = :website_id AND language = :language AND event = :event ORDER BY id DESC LIMIT 20;

-- name: ListMailTexts
SELECT {mail_text} FROM mail_text
WHERE website_id = :website_id
  AND id IN (SELECT max(id) FROM mail_text WHERE website_id = :website_id GROUP BY language, event)
ORDER BY event, language;

-- name: InsertMailText
INSERT INTO mail_text (website_id, language, event, subject, body, changed_by, changed_at)
VALUES (:website_id, :language, :event, :subject, :body, :changed_by, :now);

-- The words in force, without those that went before them.
-- name: InsertMailTextsLike
INSERT INTO mail_text (website_id, language, event, subject, body, changed_by, changed_at)
SELECT :website_id, language, event, subject, body, :changed_by, :now FROM mail_text
WHERE website_id = :pattern_id AND body <> ''
  AND id IN (SELECT max(id) FROM mail_text WHERE website_id = :pattern_id GROUP BY language, event);
