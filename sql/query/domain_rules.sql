-- columns: website_id, rules, version

-- name: FindDomainRules
SELECT {domain_rules} FROM domain_rules WHERE website_id = :website_id;

-- name: InsertDomainRules
INSERT INTO domain_rules (website_id, rules) VALUES (:website_id, :rules) ON CONFLICT (website_id) DO NOTHING;

-- name: UpdateDomainRules
UPDATE domain_rules SET rules = :rules, version = version + 1 WHERE website_id = :website_id AND version = :version;

-- name: InsertDomainRulesLike
INSERT INTO domain_rules (website_id, rules) SELECT :website_id, rules FROM domain_rules WHERE website_id = :pattern_id;
