-- Contacts: a search that is as fast at a million as at ten, accesses that end and are asked for once more.

-- The search index anew. Two blanks stand before each word, so that the beginnings of short words are trigrams as well:
-- "  m" finds what begins with m, " mu" what begins with mu.
DROP TABLE contact_search;
CREATE VIRTUAL TABLE contact_search USING fts5 (words, tokenize = 'trigram', columnsize = 0);
INSERT INTO contact_search (rowid, words)
SELECT contact.id, replace(' ' || contact.number || ' ' || contact.name || ' ' || contact.company || ' ' || contact.phone
  || coalesce((SELECT group_concat(' ' || account.email || ' ' || account.name, '') FROM account
               WHERE account.contact_id = contact.id), ''), ' ', '  ')
FROM contact WHERE contact.merged_into IS NULL ORDER BY contact.id;
INSERT INTO contact_search (contact_search) VALUES ('optimize');

-- Who has access to a large website is listed in this order.
CREATE INDEX contact_by_company ON contact (lower(company || char(9) || name), id);

-- Which mails an account was sent, the last first.
CREATE INDEX mail_of_account ON mail (account_id, id) WHERE account_id IS NOT NULL;

-- Links to one address, whatever became of the registration or account they were about.
CREATE INDEX link_by_email ON link (email);

-- The end of an access that was told, and what became of it.
CREATE TABLE renewal (
  access_id   INTEGER PRIMARY KEY REFERENCES access (id) ON DELETE CASCADE,
  ends_at     INTEGER NOT NULL,  -- the valid_until it is about: of another end nobody was told yet
  told_at     INTEGER NOT NULL,  -- when the customer was
  asked_at    INTEGER,           -- since when the customer asks for more; NULL: does not, or was answered
  declined_at INTEGER            -- when the office let it end
) STRICT;
CREATE INDEX renewal_by_time ON renewal (asked_at, access_id) WHERE asked_at IS NOT NULL;
-- Since when the time counts that ends with valid_until; NULL: since the decision.
ALTER TABLE access ADD COLUMN valid_since INTEGER;
