-- The newest first.
-- name: ListAccessTerms
SELECT terms_version, accepted_at FROM access_terms WHERE access_id = :access_id ORDER BY accepted_at DESC;

-- name: InsertAccessTerms
INSERT INTO access_terms (access_id, terms_version, accepted_at) VALUES (:access_id, :terms_version, :at) ON CONFLICT DO NOTHING;
