-- What a website looks like to its customers. No row: Pforte's own look.
CREATE TABLE branding (
  website_id INTEGER PRIMARY KEY REFERENCES website (id),
  color      TEXT NOT NULL DEFAULT '' CHECK (length(color) IN (0, 7)),       -- "#1d4f76" as the office chose it
  corners    TEXT NOT NULL DEFAULT 'soft' CHECK (corners IN ('square', 'soft', 'round')),
  font       TEXT NOT NULL DEFAULT 'system' CHECK (font IN ('system', 'serif')),
  links      TEXT NOT NULL DEFAULT '' CHECK (length(links) <= 4000),         -- of the footer: "Name address", one a line
  logo_kind  TEXT NOT NULL DEFAULT 'none' CHECK (logo_kind IN ('none', 'png', 'jpeg', 'webp', 'svg')),
  logo_text  TEXT NOT NULL DEFAULT '' CHECK (length(logo_text) <= 200),      -- what the logo says, for whoever does not see it
  logo_mark  TEXT NOT NULL DEFAULT '' CHECK (length(logo_mark) IN (0, 24)),  -- digest of the image, part of its address
  version    INTEGER NOT NULL DEFAULT 0,                                     -- counts changes
  logo       TEXT NOT NULL DEFAULT '' CHECK (length(logo) <= 66000)          -- the image in base64url
) STRICT;

-- Who decides about a website.
CREATE INDEX staff_website_by_website ON staff_website (website_id);
