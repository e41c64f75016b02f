-- Mails as HTML too, the default that the office's wording was written against, and the outbox at any size.

-- 1: mails go out as plain text and as HTML made from it, 0: as plain text alone.
ALTER TABLE website ADD COLUMN mail_html INTEGER NOT NULL DEFAULT 1 CHECK (mail_html IN (0, 1));

-- The catalogue's text at the time the office wrote its own: a later version may bring another one. '' in rows of before.
ALTER TABLE mail_text ADD COLUMN default_subject TEXT NOT NULL DEFAULT '';
ALTER TABLE mail_text ADD COLUMN default_body TEXT NOT NULL DEFAULT '';

-- What the lists of the outbox walk: in the order of the ids, of a recipient the newest first.
CREATE INDEX mail_by_delivery ON mail (delivery, id) WHERE recipient <> '';
CREATE INDEX mail_by_website ON mail (delivery, website_id, id) WHERE recipient <> '';
CREATE INDEX mail_by_person ON mail (delivery, lower(recipient), id DESC, website_id) WHERE recipient <> '';
-- What the daily cap counts, and what is waiting because of something.
CREATE INDEX mail_by_sending ON mail (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX mail_by_trouble ON mail (last_error, next_at) WHERE delivery = 'queued' AND last_error <> '';
