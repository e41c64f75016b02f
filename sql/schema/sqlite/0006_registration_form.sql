-- What a website asks of those who want access, whose address decides beforehand, and what was answered. A website
-- without a row in the first two asks and decides as it always did.

-- Rules by the domain of the address, as they were typed: "approve example.com", one a line.
CREATE TABLE domain_rules (
  website_id INTEGER PRIMARY KEY REFERENCES website (id),
  rules      TEXT NOT NULL CHECK (length(rules) <= 4000),
  version    INTEGER NOT NULL DEFAULT 1                -- counts changes
) STRICT;

CREATE TABLE registration_form (
  website_id    INTEGER PRIMARY KEY REFERENCES website (id),
  company       TEXT NOT NULL CHECK (company IN ('hidden', 'optional', 'required')),
  phone         TEXT NOT NULL CHECK (phone IN ('hidden', 'optional', 'required')),
  message       TEXT NOT NULL CHECK (message IN ('hidden', 'optional', 'required')),
  order_number  TEXT NOT NULL CHECK (order_number IN ('hidden', 'optional', 'required')),
  terms_version TEXT NOT NULL CHECK (length(terms_version) <= 40),   -- '' asks nobody to accept anything
  terms_address TEXT NOT NULL CHECK (length(terms_address) <= 500),  -- '' if the text stands here
  terms_de      TEXT NOT NULL CHECK (length(terms_de) <= 4000),
  terms_en      TEXT NOT NULL CHECK (length(terms_en) <= 4000),
  version       INTEGER NOT NULL DEFAULT 1                           -- counts changes
) STRICT;

-- A question of the website's own.
CREATE TABLE form_field (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  website_id INTEGER NOT NULL REFERENCES website (id),
  position   INTEGER NOT NULL,                         -- order on the form
  kind       TEXT NOT NULL CHECK (kind IN ('line', 'text', 'choice', 'check')),
  label_de   TEXT NOT NULL CHECK (length(label_de) BETWEEN 1 AND 200),
  label_en   TEXT NOT NULL CHECK (length(label_en) BETWEEN 1 AND 200),
  hint_de    TEXT NOT NULL CHECK (length(hint_de) <= 500),
  hint_en    TEXT NOT NULL CHECK (length(hint_en) <= 500),
  required   INTEGER NOT NULL CHECK (required IN (0, 1)),
  choices_de TEXT NOT NULL CHECK (length(choices_de) <= 2000),  -- one a line, in the order of choices_en
  choices_en TEXT NOT NULL CHECK (length(choices_en) <= 2000),
  version    INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX form_field_by_website ON form_field (website_id, position, id);

-- Question and answer as the applicant read and wrote them. They outlive the question, so field_id refers to nothing.
CREATE TABLE registration_answer (
  registration_id INTEGER NOT NULL REFERENCES registration (id) ON DELETE CASCADE,
  field_id        INTEGER NOT NULL,
  position        INTEGER NOT NULL,
  label           TEXT NOT NULL,
  value           TEXT NOT NULL CHECK (length(value) <= 1000),
  PRIMARY KEY (registration_id, field_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE access_answer (
  access_id INTEGER NOT NULL REFERENCES access (id) ON DELETE CASCADE,
  field_id  INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  label     TEXT NOT NULL,
  value     TEXT NOT NULL CHECK (length(value) <= 1000),
  PRIMARY KEY (access_id, field_id)
) STRICT, WITHOUT ROWID;

-- Which version of the terms was accepted, and when.
CREATE TABLE registration_terms (
  registration_id INTEGER PRIMARY KEY REFERENCES registration (id) ON DELETE CASCADE,
  terms_version   TEXT NOT NULL,
  accepted_at     INTEGER NOT NULL
) STRICT;
CREATE TABLE access_terms (
  access_id     INTEGER NOT NULL REFERENCES access (id) ON DELETE CASCADE,
  terms_version TEXT NOT NULL,
  accepted_at   INTEGER NOT NULL,
  PRIMARY KEY (access_id, accepted_at, terms_version)
) STRICT, WITHOUT ROWID;
